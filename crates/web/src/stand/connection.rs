// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    convert::Infallible,
    future::{pending, poll_fn},
    net::IpAddr,
    pin::pin,
    sync::Arc,
    task::Poll,
    time::Duration,
};

use axum::{
    http::{Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    net::TcpStream,
    sync::{OwnedSemaphorePermit, watch},
    time::{Instant, sleep, timeout},
};

use super::{
    Door,
    audience::Listener,
    line::{Heard, Line},
    talk::Talk,
    wire::Wire,
    wish::Wish,
};
use crate::policy;

/// Over what time a visitor's pace is judged; while places are scarce, over a shorter one.
const STRETCH: Duration = Duration::from_secs(10);
const SHORT_STRETCH: Duration = Duration::from_secs(3);

/// The longest head of a request: who sends it as slowly as the pace allows is done with in eighty seconds.
const HEAD_BYTES: usize = 16 * 1024;

/// Attends to one visitor until they leave, fall asleep, or the end comes.
///
/// Where places are scarce, they get one answer and little time.
pub(crate) async fn attend(
    stream: TcpStream,
    peer: IpAddr,
    place: OwnedSemaphorePermit,
    door: Arc<Door>,
    mut ending: watch::Receiver<()>,
) {
    // 1. How the visitor is answered.
    let is_crowded = door.is_crowded();
    let talk = Arc::new(Talk::new(if is_crowded { SHORT_STRETCH } else { STRETCH }));
    let Some((wire, is_at_home)) = agree(stream, &door, talk.stretch, &mut ending).await else { return };
    let line = TokioIo::new(Line::new(wire, Arc::clone(&talk)));
    let (asked, spoken) = (Arc::clone(&door), Arc::clone(&talk));
    let service = service_fn(move |request: Request<Incoming>| {
        let (wish, at_hand) = asked.stand(is_at_home).at_hand(&request);
        let at_hand = at_hand.map(|answer| asked.mark(answer));
        // Apart, so that a place costs little memory where all that is asked for stands ready.
        let made = at_hand.is_none().then(|| {
            let (door, talk) = (Arc::clone(&asked), Arc::clone(&spoken));
            Box::pin(async move { make(&door, &talk, (peer, is_at_home), wish, request).await })
        });
        async move {
            match (at_hand, made) {
                (Some(answer), _) => Ok::<_, Infallible>(answer),
                (None, Some(made)) => Ok(made.await),
                (None, None) => unreachable!("what is not at hand is made"),
            }
        }
    });
    let mut builder = http1::Builder::new();
    builder.max_buf_size(HEAD_BYTES).keep_alive(!is_crowded);
    let mut connection = builder.serve_connection(line, service);
    // 2. Until when.
    let mut stretch = pin!(sleep(talk.stretch));
    loop {
        tokio::select! {
            biased;
            // An error is the visitor's line breaking, which is nobody's business.
            _ended = &mut connection => return,
            () = poll_fn(|_| if talk.listener().is_some() { Poll::Ready(()) } else { Poll::Pending }) => break,
            () = &mut stretch => {
                if !talk.kept_pace() {
                    return;
                }
                stretch.as_mut().reset(Instant::now() + talk.stretch);
            }
            ends = ending.changed() => match ends {
                Ok(()) => std::pin::Pin::new(&mut connection).graceful_shutdown(),
                // The time to finish in is over.
                Err(_) => return,
            },
        }
    }
    // 3. Who listens from now on needs no talk any more.
    if let Some(listener) = talk.listener() {
        let wire = connection.into_parts().io.into_inner().into_wire();
        door.audience.seat(wire, listener, place);
    }
}

/// Agrees on encryption, where the site does that itself, within the time of a stretch; and whether the visitor came by the site's name.
async fn agree(
    stream: TcpStream,
    door: &Door,
    stretch: Duration,
    ending: &mut watch::Receiver<()>,
) -> Option<(Wire, bool)> {
    let Some(encryption) = &door.encryption else { return Some((Wire::Open(stream), true)) };
    // Apart, as it takes more memory than all that follows.
    let agreed = Box::pin(timeout(stretch, encryption.agree(stream)));
    tokio::select! {
        agreed = agreed => agreed.ok().flatten(),
        _ends = ending.changed() => None,
    }
}

/// Makes an answer; for who wants to listen there is none, but a seat.
async fn make(
    door: &Door,
    talk: &Arc<Talk>,
    (peer, is_at_home): (IpAddr, bool),
    wish: Option<Wish>,
    request: Request<Incoming>,
) -> Response {
    let mut request = request.map(|body| Heard::new(body, Arc::clone(talk)));
    if let Some(from) = door.neighborhood(peer, request.headers()) {
        request.extensions_mut().insert(from);
    }
    let listens = request.method() == Method::GET;
    let answer = door.mark(door.stand(is_at_home).answer(wish, request).await);
    talk.wait_for_us(is_live(&answer));
    let Some(listener) = Listener::of(&answer).filter(|_| listens) else { return answer };
    if door.is_crowded() {
        talk.wait_for_us(false);
        let later = (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "10")]);
        return door.mark(policy::protect(later.into_response()).await);
    }
    talk.listen(listener);
    // The line is taken away before it would wait for this.
    pending().await
}

/// Whether an answer is a live stream, which moves little by its nature.
fn is_live(answer: &Response) -> bool {
    answer.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream")
}
