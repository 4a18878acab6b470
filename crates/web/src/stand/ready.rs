// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError, RwLock},
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header},
    response::Response,
};
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use model::Timestamp;
use tokio::{runtime::Handle, sync::OwnedMutexGuard, task, time::timeout};

use super::wish::{Key, Wish};
use crate::{Live, Page, Site, assets};

/// So long a page is given out as it was made; the countdown on it is no older than that.
const FRESH: Duration = Duration::from_millis(500);

/// So long it may still be given out to who would have to wait for the next one, as its own `max-age` allows.
const BEARABLE: Duration = Duration::from_secs(1);

/// So long somebody waits for the same page that is being made for another. Whoever asked the router as well would make a rush's work
/// many times over, and wait for the same database.
const PATIENCE: Duration = Duration::from_secs(5);

/// So long a page is given out as it was made while the site is braced.
const FRESH_BRACED: Duration = Duration::from_secs(30);

/// So long it may be given out then while the next one is made, and is not let go.
const BEARABLE_BRACED: Duration = Duration::from_secs(120);

/// What nobody has asked for so long is let go.
const FORGOTTEN: Duration = Duration::from_secs(10);

/// More than any page has.
const MOST_BYTES: usize = 8 << 20;

/// The public pages as they were last made.
///
/// Each is what the router answers, whole: this changes neither a byte nor a header of it, and adds but its digest. So
/// nothing has to be told twice, and what the router keeps from others is kept from others here. A page depends on the call,
/// the language, the coding, the counts and the time, and on nothing else of the visitor.
pub(crate) struct Ready {
    site: Arc<Site>,
    /// In order, as some dozens are found sooner by comparing than by a digest that withstands attacks.
    kept: RwLock<BTreeMap<Key, Arc<Made>>>,
    /// Of each page that is being made who is at it: at the hour many ask for the same one at once.
    making: Mutex<BTreeMap<Key, Turn>>,
}

/// Held by who makes a page; whether it turned out to be none that is kept, which those who wait for it need not find out again.
type Turn = Arc<tokio::sync::Mutex<bool>>;

/// A page as it was made, and of what.
struct Made {
    /// Whether it never changes while the program runs.
    is_fixed: bool,
    /// None of what belongs to no call.
    of: Option<(Arc<Page>, Arc<Live>)>,
    /// Whether the site was braced, which the page then says.
    is_braced: bool,
    made_at: Instant,
    /// The same moment on the site's clock, which may run faster.
    shown_at: Timestamp,
    /// When the storm's next phase begins, and every page turns over.
    turns_at: Option<Timestamp>,
    /// With the digest, by which a visitor says what they have.
    headers: HeaderMap,
    bytes: Bytes,
}

impl Ready {
    pub(crate) fn new(site: Arc<Site>) -> Self {
        Self { site, kept: RwLock::default(), making: Mutex::default() }
    }

    /// What is wished for, if it is a public page that may be kept ready.
    pub(crate) fn wish<B>(&self, request: &Request<B>) -> Option<Wish> {
        let is_read = request.method() == Method::GET || self.is_braced() && request.method() == Method::HEAD;
        if !is_read {
            return None;
        }
        Wish::read(&self.site, request.uri(), request.headers())
    }

    /// The page, if it stands ready.
    pub(crate) fn at_hand(&self, wish: &Wish, headers: &HeaderMap) -> Option<Response> {
        Some(self.made(wish)?.answer(headers))
    }

    /// The page, made by the router where nobody else is doing it; `None` for one that is not to be kept, or that takes too long.
    pub(crate) async fn make(
        self: &Arc<Self>,
        wish: Wish,
        headers: &HeaderMap,
        router: &TowerToHyperService<Router>,
    ) -> Option<Response> {
        let turn = self.turn(wish.key);
        let making = match Arc::clone(&turn).try_lock_owned() {
            Ok(making) => making,
            Err(_) => match self.bearable(&wish) {
                Some(made) => return Some(made.answer(headers)),
                None => timeout(PATIENCE, turn.lock_owned()).await.ok()?,
            },
        };
        if let Some(made) = self.made(&wish) {
            return Some(made.answer(headers));
        }
        if *making {
            return None;
        }
        if let Some(made) = self.only_aged(&wish) {
            // Nobody has to wait for what shows nothing else but a later time.
            let (ready, router) = (Arc::clone(self), router.clone());
            task::spawn(async move { ready.make_new(&wish, &router, making).await });
            return Some(made.answer(headers));
        }
        self.make_new(&wish, router, making).await.map(|made| made.answer(headers))
    }

    /// The page, made anew in one's turn, and kept.
    async fn make_new(
        &self,
        wish: &Wish,
        router: &TowerToHyperService<Router>,
        mut making: OwnedMutexGuard<bool>,
    ) -> Option<Arc<Made>> {
        let made = self.ask(wish, router).await.map(Arc::new);
        *making = made.is_none();
        let made = made?;
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        let forgotten = if self.is_braced() { BEARABLE_BRACED } else { FORGOTTEN };
        kept.retain(|_, made| made.made_at.elapsed() < forgotten);
        kept.insert(wish.key, Arc::clone(&made));
        Some(made)
    }

    /// Whose turn it is to make a page.
    fn turn(&self, key: Key) -> Turn {
        let mut making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        // Who holds or awaits a turn has it too.
        making.retain(|_, turn| Arc::strong_count(turn) > 1);
        Arc::clone(making.entry(key).or_default())
    }

    /// The page as it is now.
    fn made(&self, wish: &Wish) -> Option<Arc<Made>> {
        if self.is_braced() {
            return self.braced(wish, FRESH_BRACED);
        }
        self.kept(wish).filter(|made| made.is_of(wish) && made.is_younger(FRESH, self.site.now()))
    }

    /// The page as it was a moment ago, if nothing but the time is another since.
    fn only_aged(&self, wish: &Wish) -> Option<Arc<Made>> {
        self.bearable(wish).filter(|made| self.is_braced() || made.is_of(wish))
    }

    /// The page of this call as it was a moment ago, with the counts of then.
    fn bearable(&self, wish: &Wish) -> Option<Arc<Made>> {
        if self.is_braced() {
            return self.braced(wish, BEARABLE_BRACED);
        }
        self.kept(wish).filter(|made| made.is_of_page(wish) && made.is_younger(BEARABLE, self.site.now()))
    }

    /// The page of this call, with the counts of then, if it was made so shortly ago and since the site was braced.
    fn braced(&self, wish: &Wish, age: Duration) -> Option<Arc<Made>> {
        let is_such = |made: &Arc<Made>| made.is_fixed || made.is_braced;
        self.kept(wish)
            .filter(is_such)
            .filter(|made| made.is_of_page(wish) && made.is_younger(age, self.site.now()))
    }

    fn is_braced(&self) -> bool {
        self.site.braced.is_on()
    }

    fn kept(&self, wish: &Wish) -> Option<Arc<Made>> {
        self.kept.read().unwrap_or_else(PoisonError::into_inner).get(&wish.key).map(Arc::clone)
    }

    async fn ask(&self, wish: &Wish, router: &TowerToHyperService<Router>) -> Option<Made> {
        let (begun_at, is_braced) = (self.site.now(), self.is_braced());
        let of = wish.page.as_ref().map(|page| (Arc::clone(page), page.live()));
        let (mut parts, body) = router.call(wish.request()).await.ok()?.into_parts();
        let caching = parts.headers.get(header::CACHE_CONTROL)?.as_bytes();
        if parts.status != StatusCode::OK || !caching.starts_with(b"public") {
            return None;
        }
        // To pack a page takes longer than to answer a hundred visitors, who need not wait for it.
        let runtime = Handle::current();
        let packed = task::spawn_blocking(move || runtime.block_on(to_bytes(body, MOST_BYTES)));
        let bytes = packed.await.ok()?.ok()?;
        let digest = format!("\"{:016x}\"", assets::hash(&bytes));
        let digest = HeaderValue::try_from(digest).expect("digits and quotes are plain");
        parts.headers.insert(header::ETAG, digest);
        let turns_at = wish.page.as_ref().and_then(|page| turn(page, begun_at));
        // From here on, for what took long to make would be old before it is given out.
        let (shown_at, made_at) = (self.site.now(), Instant::now());
        Some(Made {
            is_fixed: wish.is_fixed(),
            of,
            is_braced,
            made_at,
            shown_at,
            turns_at,
            headers: parts.headers,
            bytes,
        })
    }
}

impl Made {
    /// Whether it shows the call as it is now, with whatever counts.
    fn is_of_page(&self, wish: &Wish) -> bool {
        match (&self.of, &wish.page) {
            (Some((page, _)), Some(asked)) => Arc::ptr_eq(page, asked),
            (None, None) => true,
            _ => false,
        }
    }

    /// Whether it shows the call and the counts as they are now.
    fn is_of(&self, wish: &Wish) -> bool {
        let live = self.of.as_ref().map(|(_, live)| live);
        let is_now =
            live.zip(wish.page.as_ref()).is_none_or(|(live, page)| Arc::ptr_eq(live, &page.live.borrow()));
        is_now && !self.is_braced && self.is_of_page(wish)
    }

    fn is_younger(&self, age: Duration, now: Timestamp) -> bool {
        self.is_fixed
            || self.made_at.elapsed() < age
                && now.duration_since(self.shown_at) < age.try_into().unwrap_or_default()
                && self.turns_at.is_none_or(|turn| now < turn)
    }

    /// The whole page, or that it is the one that the visitor has.
    fn answer(&self, asked: &HeaderMap) -> Response {
        let known = asked.get(header::IF_NONE_MATCH);
        let is_known = known.is_some() && known == self.headers.get(header::ETAG);
        let mut answer = Response::new(if is_known { Body::empty() } else { self.bytes.clone().into() });
        *answer.headers_mut() = self.headers.clone();
        if is_known {
            *answer.status_mut() = StatusCode::NOT_MODIFIED;
            answer.headers_mut().remove(header::CONTENT_LENGTH);
        }
        answer
    }
}

/// When the phase that a storm is in ends.
fn turn(page: &Page, now: Timestamp) -> Option<Timestamp> {
    let window = page.call.storm.window;
    [window.start(), window.end()].into_iter().find(|turn| now < *turn)
}
