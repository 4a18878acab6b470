// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the proofs of time in a record show.

use anchor::{
    opentimestamps::{Proof, State},
    rfc3161,
};
use record::{AnchorForm, Anchored};
use sha2::{Digest, Sha256};

use crate::hex::hex;

/// Says in words what an anchor shows.
///
/// # Errors
///
/// In words too, when its proof does not hold.
pub fn judge(found: &Anchored) -> Result<String, String> {
    let Some(proof) = &found.proof else { return Ok("it did not answer".to_owned()) };
    let digest: [u8; 32] = Sha256::digest(found.anchor.note.as_bytes()).into();
    match found.anchor.form {
        AnchorForm::Rfc3161 => {
            let asked = rfc3161::Asked { digest, nonce: None };
            let stamp =
                rfc3161::verify(proof, &asked, &rfc3161::Roots::none()).map_err(|error| error.to_string())?;
            let top = hex(&stamp.top.sha256);
            Ok(format!(
                "not later than {}, signed by {} under {} (SHA-256 {top}): whether to trust that is yours to decide",
                stamp.gen_time, stamp.authority.subject, stamp.top.subject
            ))
        }
        AnchorForm::OpenTimestamps => {
            let proof = Proof::read(proof).map_err(|error| error.to_string())?;
            if *proof.digest() != digest {
                return Err("its proof is about something else".to_owned());
            }
            Ok(match proof.state() {
                State::Bitcoin(block) => format!(
                    "not later than block {} of Bitcoin, if that has the root {}: any explorer shows it",
                    block.height,
                    block.root()
                ),
                State::Pending => "promised, and not confirmed yet: that shows nothing".to_owned(),
            })
        }
    }
}
