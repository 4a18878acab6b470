// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{
    address::{read_account, read_address, read_optional_address},
    call::{Endorsement, Handle, Quotable},
    fields::Fields,
};

/// Reads every `[[handle]]`.
pub(crate) fn read_handles(fields: &Fields<'_>) -> Vec<Handle> {
    let tables = fields.tables("handle", "the handle to address", &["network", "handle", "role"]);
    let read = |fields: &Fields<'_>| {
        let (account, role) = (read_account(fields), fields.localized("role"));
        let (network, handle) = account?;
        Some(Handle { network, handle, role: role? })
    };
    tables.iter().filter_map(read).collect()
}

/// Reads every `[[endorsement]]`.
pub(crate) fn read_endorsements(fields: &Fields<'_>) -> Vec<Endorsement> {
    let tables = fields.tables("endorsement", "the endorsement", &["group", "members", "source", "url"]);
    let read = |fields: &Fields<'_>| {
        let group = fields.text("group");
        let members = fields.optional_count("members");
        // A number without its source is a claim that nobody can check.
        let source = if fields.has("members") {
            read_address(fields, "source")
        } else {
            read_optional_address(fields, "source")
        };
        let url = read_optional_address(fields, "url");
        Some(Endorsement { group: group?, members, source, url, mark: None, proof: None })
    };
    tables.iter().filter_map(read).collect()
}

/// Reads every `[[quotable]]`.
pub(crate) fn read_quotable(fields: &Fields<'_>) -> Vec<Quotable> {
    let tables = fields.tables("quotable", "the quotable account", &["network", "handle", "reason"]);
    let read = |fields: &Fields<'_>| {
        let (account, reason) = (read_account(fields), fields.text("reason"));
        let (network, handle) = account?;
        Some(Quotable { network, handle, reason: reason? })
    };
    tables.iter().filter_map(read).collect()
}
