// SPDX-License-Identifier: AGPL-3.0-or-later
//! Posts that were handed in: an organizer looks at each before it is shown.

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use store::{HandIn, StoreError};

use super::guest::{Guest, refused};
use crate::{Deed, Site, hand_in};

/// So many are shown at once, and the next when these are done with.
const MOST: u32 = 100;

/// A post that was handed in, as organizers see it.
pub(super) struct Handed {
    pub id: String,
    pub call: String,
    pub name: String,
    pub text: String,
    pub url: Option<String>,
    pub is_shown: bool,
}

impl Handed {
    /// `None` if it can't be read.
    fn of(hand_in: HandIn) -> Option<Self> {
        let post = hand_in::read(&hand_in)?;
        let name = post.author.handle.or(post.author.name).unwrap_or_default();
        let (id, call, is_shown) = (hand_in.id, hand_in.call.to_string(), hand_in.is_shown);
        Some(Self { id, call, name, text: post.text, url: post.url, is_shown })
    }
}

/// Those at which nobody has looked, then the others.
pub(super) async fn first(site: &Site) -> Result<Vec<Handed>, StoreError> {
    Ok(site.store.first_hand_ins(MOST).await?.into_iter().filter_map(Handed::of).collect())
}

/// Shows a post that was handed in.
pub(crate) async fn show_hand_in(guest: Guest, Path(id): Path<String>) -> Response {
    match guest.site.store.show_hand_in(&id).await {
        Ok(Some(hand_in)) => {
            let deed = Deed::TakeIn(hand_in.clone());
            back(hand_in::order(&guest.site, &hand_in.call, deed).await)
        }
        Ok(None) => back(Ok(())),
        Err(error) => refused(&error.into()),
    }
}

/// Takes a post away that was handed in: out of the record, if it was shown; one that wasn't goes on being counted as any.
pub(crate) async fn drop_hand_in(guest: Guest, Path(id): Path<String>) -> Response {
    let (site, store) = (&guest.site, &guest.site.store);
    match store.found_hand_in(&id).await {
        Ok(Some(hand_in)) if hand_in.is_shown => back(hand_in::let_go(site, &hand_in).await),
        Ok(_) => match store.drop_hand_in(&id).await {
            Ok(()) => back(Ok(())),
            Err(error) => refused(&error.into()),
        },
        Err(error) => refused(&error.into()),
    }
}

fn back(done: Result<(), Response>) -> Response {
    done.map_or_else(|response| response, |()| Redirect::to("/studio").into_response())
}
