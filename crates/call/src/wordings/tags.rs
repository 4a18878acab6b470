// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whether a wording will be found under the call's hashtags.

use model::Network;

use super::{Draft, Kit};
use crate::fault::WordingFault;

/// Whether a network reads one of the call's hashtags in the text; what only some read, and what looks like a slip,
/// is worth a warning.
pub(super) fn check(kit: &Kit<'_>, draft: &Draft, shown: &str) -> bool {
    let opening = kit.hashtags.sealed.as_ref().and_then(|sealed| sealed.opening.as_ref());
    let sealed = opening.filter(|_| draft.is_sealed).map(|opening| &opening.tag);
    let agreed: Vec<&String> = kit.hashtags.open.iter().chain(sealed).collect();
    if agreed.is_empty() {
        return true;
    }
    let mut blind: Vec<Network> = Vec::new();
    for network in Network::ALL {
        let read: Vec<String> =
            text::hashtags(network, shown).into_iter().map(|entity| entity.text).collect();
        let is_agreed = |tag: &String| agreed.iter().any(|agreed| same_tag(network, agreed, tag));
        if !read.iter().any(is_agreed) {
            blind.push(network);
        }
        for tag in read.iter().filter(|tag| !is_agreed(tag)) {
            // Of a tag that the network cuts short, the rest is no slip. The sealed one is named nowhere.
            let meant = |agreed: &&String| text::is_hashtag(network, agreed) && text::near_miss(agreed, tag);
            if let Some(agreed) = kit.hashtags.open.iter().find(meant).filter(|_| !draft.is_sealed) {
                let (tag, agreed) = (tag.clone(), agreed.clone());
                kit.warning(draft, WordingFault::Slip { tag, agreed });
            }
        }
    }
    if blind.len() == Network::ALL.len() {
        kit.mistake(draft, WordingFault::NoHashtag(draft.block.text.clone()));
        return false;
    }
    if !blind.is_empty() {
        kit.warning(draft, WordingFault::Blind(blind));
    }
    true
}

/// Whether a network takes two spellings for one hashtag.
pub(crate) fn same_tag(network: Network, a: &str, b: &str) -> bool {
    text::fold(network, a) == text::fold(network, b)
}
