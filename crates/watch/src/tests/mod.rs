// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sources against servers on this machine.

mod clock;
mod host;
mod jetstream;
mod planted;
mod recheck_x;
mod relay;
mod repositories;
mod town;
mod x;
mod x_budget;
mod x_faults;
mod x_search;
