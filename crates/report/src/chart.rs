// SPDX-License-Identifier: AGPL-3.0-or-later
//! Posts by time as a picture that stands for itself, and the figures in it.

use std::fmt::Write as _;

use call::Language;
use card::Plot;
use jiff::tz::TimeZone;
use model::{Timestamp, Window};

use crate::{axis, quiet::isolated, speech};

/// The most bars that a chart has; more would be thinner than a phone's pixels.
pub const MOST_BARS: i64 = 400;

/// What a chart says of itself, and how.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    /// Begins the identifiers inside, which must be unique in a page: letters, digits and hyphens.
    pub id: &'a str,
    /// What it shows, for who can't see it.
    pub title: &'a str,
    /// What can be seen in it, for who can't see it.
    pub description: &'a str,
    /// The zone in which its clock is read.
    pub zone: &'a TimeZone,
    /// The language in which its axes are named.
    pub language: &'a Language,
    /// The hour to be marked, if any.
    pub hour: Option<Window>,
    /// Stretches in which something could not be seen.
    pub blind: &'a [Window],
}

/// A row of posts in bins of equal length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bins {
    /// How long a bin is.
    pub seconds: i64,
    /// The stretch of time that they cover.
    pub window: Window,
    /// The first instant of each bin and the posts in it, without a gap.
    pub bins: Vec<(Timestamp, u64)>,
}

/// Lengths of a bin that a reader can name; beyond them, whole weeks.
const LENGTHS: [i64; 14] =
    [60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800];

/// Puts posts by minute into bins, as few as needed so that there are no more than `most`.
///
/// Posts outside the window are left out.
#[must_use]
pub fn bins(per_minute: &[(Timestamp, u64)], window: Window, most: i64) -> Bins {
    let (from, to) = (window.start().as_second(), window.end().as_second());
    let count = |seconds: i64| (to - from.div_euclid(seconds) * seconds + seconds - 1) / seconds;
    let weeks = (to - from) / (most.max(2) - 1) / 604_800 + 1;
    let seconds = LENGTHS.into_iter().find(|seconds| count(*seconds) <= most).unwrap_or(weeks * 604_800);
    let start = from.div_euclid(seconds) * seconds;
    let starts = (0..count(seconds)).map(|place| instant(start + place * seconds));
    let mut bins: Vec<_> = starts.map(|at| (at, 0)).collect();
    for (at, posts) in per_minute.iter().filter(|(at, _)| window.contains(*at)) {
        let place = usize::try_from((at.as_second() - start).div_euclid(seconds)).ok();
        if let Some((_, bin)) = place.and_then(|place| bins.get_mut(place)) {
            *bin += posts;
        }
    }
    let end = instant(start + count(seconds) * seconds);
    Bins { seconds, window: Window::new(instant(start), end).unwrap_or(window), bins }
}

/// A stretch of time and the posts in it.
pub(crate) type Stretch = (Window, u64);

/// Measures the picture of posts by time, whoever draws it.
#[must_use]
pub fn plot(per_minute: &[(Timestamp, u64)], window: Window, options: &Options) -> Plot {
    let bins = bins(per_minute, window, MOST_BARS);
    let top = axis::top(bins.bins.iter().map(|(_, posts)| *posts).max().unwrap_or(0));
    let filled = bins.bins.iter().enumerate().filter(|(_, (_, posts))| *posts > 0);
    let bars = filled.map(|(place, (_, posts))| (place, share(*posts, top))).collect();
    measured(&bins, bars, top, options)
}

/// The same of posts in stretches of whatever length: a bar is their mean, so that equal areas are equal numbers of posts. Up to `most`,
/// so that several pictures have one scale.
pub(crate) fn mean_plot(stretches: &[Stretch], window: Window, most: u64, options: &Options) -> Plot {
    let (bins, top) = (bins(&[], window, MOST_BARS), axis::top(most));
    let whole = f64::from(u32::try_from(top).unwrap_or(u32::MAX));
    let means = means(stretches, &bins);
    let bars = means.into_iter().enumerate().filter(|(_, mean)| *mean > 0.0);
    let bars = bars.map(|(place, mean)| (place, mean / whole)).collect();
    measured(&bins, bars, top, options)
}

/// The height of the highest bar of such a picture, in posts.
pub(crate) fn most_of(stretches: &[Stretch], window: Window) -> u64 {
    let most = means(stretches, &bins(&[], window, MOST_BARS)).into_iter().fold(0.0, f64::max);
    // A float becomes the nearest number that there is.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it saturates, and is not negative"
    )]
    let most = most.ceil() as u64;
    most
}

/// How many posts there are in each bin, those of a stretch spread evenly over it.
fn means(stretches: &[Stretch], bins: &Bins) -> Vec<f64> {
    let mut means = vec![0.0; bins.bins.len()];
    let start = bins.window.start().as_second();
    for (window, posts) in stretches {
        let (from, to) = (window.start().as_second() - start, window.end().as_second() - start);
        let places = from.div_euclid(bins.seconds)..=(to - 1).div_euclid(bins.seconds);
        for place in places {
            let begins = place * bins.seconds;
            let seconds = (to.min(begins + bins.seconds) - from.max(begins)).max(0);
            let Some(mean) = usize::try_from(place).ok().and_then(|place| means.get_mut(place)) else {
                continue;
            };
            *mean +=
                number(*posts) * number(seconds.unsigned_abs()) / number((to - from).unsigned_abs().max(1));
        }
    }
    means
}

/// A number as a measure; no storm has more posts, nor more seconds, than this tells apart.
fn number(number: u64) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

fn measured(bins: &Bins, bars: Vec<(usize, f64)>, top: u64, options: &Options) -> Plot {
    let stretch = |window: &Window| (bins.share(window.start()), bins.share(window.end()));
    let words = speech::of(options.language);
    let ticks = axis::ticks(bins.window, options.zone, words).into_iter();
    Plot {
        places: bins.bins.len(),
        bars,
        hour: options.hour.as_ref().map(stretch).filter(|(start, end)| start < end),
        blind: options.blind.iter().map(stretch).collect(),
        lines: axis::lines(top).into_iter().map(|line| (share(line, top), words.number(line))).collect(),
        ticks: ticks.map(|(at, name)| (bins.share(at), name)).collect(),
    }
}

/// Draws posts by time as a picture (SVG) that stands for itself: as wide as its place, of the color of its text,
/// with sizes of text that do not shrink on a phone.
///
/// What is in it can be styled by the classes `gs-bars`, `gs-hour`, `gs-blind`, `gs-grid`, `gs-label` and `gs-value`,
/// the last of which has a rim of the page's color.
#[must_use]
pub fn bars(per_minute: &[(Timestamp, u64)], window: Window, options: &Options) -> String {
    svg(&plot(per_minute, window, options), options)
}

pub(crate) fn svg(plot: &Plot, options: &Options) -> String {
    let mut svg = opening(options);
    draw_hour(&mut svg, plot);
    draw_blind(&mut svg, plot, options.id);
    draw_grid(&mut svg, plot);
    draw_bars(&mut svg, plot);
    draw_values(&mut svg, plot);
    draw_clock(&mut svg, plot);
    svg + "</svg>"
}

/// The picture's height, and where the bars begin and end in it, in pixels.
const HEIGHT: u32 = 260;
const TOP: u32 = 26;
const BOTTOM: u32 = 234;

fn opening(options: &Options) -> String {
    let Options { id, title, description, .. } = options;
    format!(
        "<svg class=\"gs-chart\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" width=\"100%\" \
         height=\"{HEIGHT}\" direction=\"ltr\" fill=\"currentColor\" font-size=\"12\" \
         xmlns=\"http://www.w3.org/2000/svg\"><title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
        escape(title),
        escape(description),
    )
}

fn draw_hour(svg: &mut String, plot: &Plot) {
    let Some((start, end)) = plot.hour.map(|(start, end)| (start * 100.0, end * 100.0)) else { return };
    let height = BOTTOM - TOP;
    add(
        svg,
        format_args!(
            "<rect class=\"gs-hour\" x=\"{start:.2}%\" y=\"{TOP}\" width=\"{:.2}%\" height=\"{height}\" opacity=\".08\"/>",
            end - start,
        ),
    );
    for edge in [start, end] {
        add(
            svg,
            format_args!(
                "<line class=\"gs-hour\" x1=\"{edge:.2}%\" x2=\"{edge:.2}%\" y1=\"{TOP}\" y2=\"{BOTTOM}\" \
             stroke=\"currentColor\" stroke-dasharray=\"2 3\" opacity=\".6\"/>"
            ),
        );
    }
}

/// Hatches what could not be seen, at least as wide as can be noticed.
fn draw_blind(svg: &mut String, plot: &Plot, id: &str) {
    if plot.blind.is_empty() {
        return;
    }
    let height = BOTTOM - TOP;
    add(
        svg,
        format_args!(
            "<defs><pattern id=\"{id}-blind\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><line x1=\"0\" x2=\"0\" y1=\"0\" y2=\"6\" stroke=\"currentColor\" \
             stroke-width=\"2\"/></pattern></defs>"
        ),
    );
    for (start, end) in plot.blind.iter().map(|(start, end)| (start * 100.0, end * 100.0)) {
        let width = (end - start).max(0.3);
        add(
            svg,
            format_args!(
                "<rect class=\"gs-blind\" x=\"{start:.2}%\" y=\"{TOP}\" width=\"{width:.2}%\" height=\"{height}\" \
                 fill=\"url(#{id}-blind)\" opacity=\".45\"/>"
            ),
        );
    }
}

fn draw_grid(svg: &mut String, plot: &Plot) {
    for (place, (share, _)) in plot.lines.iter().enumerate() {
        let y = height(*share);
        let opacity = if place == 0 { "1" } else { ".25" };
        add(
            svg,
            format_args!(
                "<line class=\"gs-grid\" x1=\"0\" x2=\"100%\" y1=\"{y:.1}\" y2=\"{y:.1}\" stroke=\"currentColor\" \
             opacity=\"{opacity}\"/>"
            ),
        );
    }
}

/// Draws all bars as one path, stretched to the width, in steps of a tenth of a bar and a thousandth of the height.
fn draw_bars(svg: &mut String, plot: &Plot) {
    let (width, height) = (plot.places * 10, BOTTOM - TOP);
    add(
        svg,
        format_args!(
            "<svg y=\"{TOP}\" width=\"100%\" height=\"{height}\" viewBox=\"0 0 {width} 1000\" \
         preserveAspectRatio=\"none\"><path class=\"gs-bars\" d=\""
        ),
    );
    for (place, share) in &plot.bars {
        // Even one post is seen.
        let bar = (share * 1000.0).max(8.0);
        add(svg, format_args!("M{} 1000V{:.0}h8V1000z", place * 10 + 1, 1000.0 - bar));
    }
    svg.push_str("\"/></svg>");
}

/// Names the lines of the grid, above the bars and with a rim that keeps them legible there.
fn draw_values(svg: &mut String, plot: &Plot) {
    for (share, name) in plot.lines.iter().skip(1) {
        let y = height(*share) - 5.0;
        add(
            svg,
            format_args!(
                "<text class=\"gs-value\" x=\"0\" y=\"{y:.1}\" stroke=\"Canvas\" stroke-width=\"4\" \
                 stroke-linejoin=\"round\" paint-order=\"stroke\">{name}</text>"
            ),
        );
    }
}

fn draw_clock(svg: &mut String, plot: &Plot) {
    let (tick, label) = (BOTTOM + 5, BOTTOM + 20);
    for (share, name) in &plot.ticks {
        let x = share * 100.0;
        // The picture runs from left to right, whatever the month is written in.
        let name = if name.is_ascii() { name.clone() } else { isolated(name) };
        let anchor = match x {
            ..6.0 => "start",
            94.0.. => "end",
            _ => "middle",
        };
        add(
            svg,
            format_args!(
                "<line class=\"gs-grid\" x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"{BOTTOM}\" y2=\"{tick}\" \
             stroke=\"currentColor\"/><text class=\"gs-label\" x=\"{x:.2}%\" y=\"{label}\" \
             text-anchor=\"{anchor}\">{name}</text>"
            ),
        );
    }
}

impl Bins {
    /// How far along an instant is, from 0 to 1, what lies outside at the nearer end.
    fn share(&self, at: Timestamp) -> f64 {
        let seconds = |at: Timestamp| at.as_duration().as_secs_f64();
        let (start, end) = (seconds(self.window.start()), seconds(self.window.end()));
        ((seconds(at) - start) / (end - start)).clamp(0.0, 1.0)
    }
}

/// Where a share of the height lies in the picture.
fn height(share: f64) -> f64 {
    f64::from(BOTTOM) - f64::from(BOTTOM - TOP) * share
}

fn share(part: u64, whole: u64) -> f64 {
    let thousandths = u128::from(part) * 100_000 / u128::from(whole.max(1));
    f64::from(u32::try_from(thousandths).unwrap_or(100_000)) / 100_000.0
}

fn instant(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or(if second < 0 { Timestamp::MIN } else { Timestamp::MAX })
}

fn add(svg: &mut String, words: std::fmt::Arguments) {
    svg.write_fmt(words).expect("writing to a string does not fail");
}

fn escape(text: &str) -> String {
    let escaped = askama::filters::escape(text, askama::filters::Html).expect("escaping text does not fail");
    escaped.to_string()
}
