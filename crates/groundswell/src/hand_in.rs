// SPDX-License-Identifier: AGPL-3.0-or-later
//! Posts that their authors have handed in, as what a source gives.

use std::collections::HashSet;

use ingest::{Arrival, Deletion, Item};
use model::{CallId, Capture, Format, Network, Origin, PostId, Remark};
use store::{HandIn, Store, StoreError};

/// The post as it was when its author handed it in; one that an organizer shows may be quoted. `None` if it can't be read.
pub fn given(hand_in: &HandIn) -> Option<Item> {
    let mut post = rally::read_post(&hand_in.content)?;
    if hand_in.is_shown {
        post.remarks.push(Remark::HandedIn);
        post.remarks.sort_unstable();
    }
    let capture = Capture { raw: Vec::new(), seen_at: Some(hand_in.handed_at), origin: post.source.clone() };
    Some(Item::Posts(Arrival { capture, posts: vec![post] }))
}

/// The network of a key.
pub fn network_of(key: &str) -> Option<Network> {
    Network::ALL.into_iter().find(|network| network.key() == key)
}

/// The posts that organizers have taken off a call's wall.
pub async fn hidden_posts(store: &Store, call: &CallId) -> Result<HashSet<(Network, PostId)>, StoreError> {
    let hidden = store.hidden_posts(call).await?.into_iter();
    Ok(hidden.filter_map(|(network, post)| Some((network_of(&network)?, PostId(post)))).collect())
}

/// Word from its author that a post is to be forgotten; `None` if its network is not known.
pub fn taken_back(hand_in: &HandIn) -> Option<Item> {
    let network = network_of(&hand_in.network)?;
    let id = PostId(hand_in.post.clone());
    let origin = Origin { format: Format::Groundswell, file: "hand-in".to_owned(), line: None };
    Some(Item::Deletion(Deletion { network, id, at: None, origin }))
}
