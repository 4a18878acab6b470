// SPDX-License-Identifier: AGPL-3.0-or-later
use card::{Chart, Direction, Text, draw_chart};

use crate::{article::Article, story::Story};

/// The article's chart alone, as a picture (PNG of 1600 × 900) with what it is about, what is counted and who counted; nothing where the
/// article has no chart.
#[must_use]
pub fn chart_png(article: &Article) -> Option<Vec<u8>> {
    let story = Story::of(article);
    let chart = story.time.chart?;
    let direction = |key: &str| if key == "rtl" { Direction::Rtl } else { Direction::Ltr };
    let own = direction(story.words.direction().key());
    let said = |text: &str| Text { direction: own, text: text.to_owned() };
    Some(draw_chart(&Chart {
        direction: own,
        banner: story.simulated.then(|| said(&story.words.say("simulated"))),
        title: Text { direction: direction(story.title.direction), text: story.title.text },
        subject: said(&chart.title),
        definition: said(&story.time.about),
        source: said(&story.footer),
        plot: chart.plot,
    }))
}
