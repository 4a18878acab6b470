// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::VecDeque,
    io::ErrorKind,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{body::Bytes, response::Response};
use tokio::{
    sync::{OwnedSemaphorePermit, mpsc, watch},
    task::yield_now,
    time::{Instant, sleep_until, timeout},
};

use super::wire::{Voice, Wire};
use crate::{
    Live,
    live::{self, Watched},
};

/// Listeners are told no more often.
const PAUSE: Duration = Duration::from_secs(1);

/// When nothing happens, listeners are told so, and those found out who have left.
const SILENCE: Duration = Duration::from_secs(15);

/// So many are told in a row; then others have their turn, for the call's page must not wait for all.
const ROW: usize = 32;

/// Who takes nothing so often in a row has gone, though their line still stands.
const MOST_MISSED: u8 = 30;

/// Those who watch live, hall by hall: a call each.
///
/// A watcher costs a file and no more: nothing is read from them, so that they need no task, no timer and no buffers of their
/// own; what is told is made once, and written to one after the other.
#[derive(Default)]
pub(crate) struct Audience {
    halls: Mutex<Vec<Hall>>,
}

struct Hall {
    live: watch::Receiver<Arc<Live>>,
    comers: mpsc::UnboundedSender<Seat>,
}

/// A visitor who wants to listen: what is said first, and to what.
pub(crate) struct Listener {
    head: Vec<u8>,
    watched: Watched,
}

struct Seat {
    voice: Voice,
    missed: u8,
    /// Given back when the seat is left.
    _place: OwnedSemaphorePermit,
}

impl Listener {
    /// Who was answered by a live stream; the answer's head stays what the router made it.
    pub(crate) fn of(answer: &Response) -> Option<Self> {
        let watched: &Watched = answer.extensions().get()?;
        let mut head = b"HTTP/1.1 200 OK\r\nconnection: close\r\n".to_vec();
        for (name, value) in answer.headers() {
            head.extend_from_slice(name.as_str().as_bytes());
            head.extend_from_slice(b": ");
            head.extend_from_slice(value.as_bytes());
            head.extend_from_slice(b"\r\n");
        }
        head.extend_from_slice(b"\r\n");
        Some(Self { head, watched: watched.clone() })
    }
}

impl Audience {
    /// Gives a listener a seat in the hall of their call, and tells them how it stands.
    pub(crate) fn seat(&self, wire: Wire, listener: &Listener, place: OwnedSemaphorePermit) {
        let first = [listener.head.as_slice(), &live::event(&listener.watched.live.borrow())].concat();
        if let Ok(mut voice) = Voice::of(wire)
            && voice.say(&first).is_ok()
        {
            self.admit(&listener.watched, Seat { voice, missed: 0, _place: place });
        }
    }

    fn admit(&self, watched: &Watched, seat: Seat) {
        let live = &watched.live;
        let mut halls = self.halls.lock().unwrap_or_else(PoisonError::into_inner);
        halls.retain(|hall| !hall.comers.is_closed());
        let way = halls.iter().find(|hall| hall.live.same_channel(live)).map(|hall| hall.comers.clone());
        let way = way.unwrap_or_else(|| {
            let (way, comers) = mpsc::unbounded_channel();
            tokio::spawn(tell(watched.clone(), comers));
            halls.push(Hall { live: live.clone(), comers: way.clone() });
            way
        });
        // Where the call was taken down at this moment, the line just ends.
        let _gone = way.send(seat);
    }
}

/// Tells a hall what changes, until there is nothing to tell any more, or the site is braced.
async fn tell(mut watched: Watched, mut comers: mpsc::UnboundedReceiver<Seat>) {
    let braced = watched.braced.clone();
    let mut seats = VecDeque::new();
    let mut due = Instant::now();
    loop {
        tokio::select! {
            comer = comers.recv() => match comer {
                Some(seat) => seats.push_back(seat),
                None => return,
            },
            event = next(&mut watched, due) => {
                // Under attack everybody's page asks now and then instead, and is answered from memory.
                let Some(event) = event.filter(|_| !braced.is_on()) else { return };
                due = Instant::now() + PAUSE;
                go_round(&mut seats, &event).await;
            }
        }
    }
}

/// What is to be told next; `None` when the call is no longer shown. Where only who tells it is another, as on a server that goes on in the place of one
/// that was killed, nobody has to come again.
async fn next(watched: &mut Watched, due: Instant) -> Option<Bytes> {
    sleep_until(due).await;
    match timeout(SILENCE, watched.live.changed()).await {
        Ok(Ok(())) => Some(live::event(&watched.live.borrow_and_update())),
        Ok(Err(_)) => {
            *watched = watched.told_by_another()?;
            Some(live::event(&watched.live.borrow_and_update()))
        }
        Err(_) => Some(Bytes::from_static(b":\n\n")),
    }
}

async fn go_round(seats: &mut VecDeque<Seat>, event: &[u8]) {
    for turn in 1..=seats.len() {
        let Some(mut seat) = seats.pop_front() else { return };
        if seat.is_told(event) {
            seats.push_back(seat);
        }
        if turn.is_multiple_of(ROW) {
            yield_now().await;
        }
    }
}

impl Seat {
    /// Tells one listener, unless they still have to read what was told before; whether they are still there.
    fn is_told(&mut self, event: &[u8]) -> bool {
        match self.voice.say(event) {
            Ok(()) => {
                self.missed = 0;
                true
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                self.missed += 1;
                self.missed < MOST_MISSED
            }
            Err(_) => false,
        }
    }
}
