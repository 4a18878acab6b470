// SPDX-License-Identifier: AGPL-3.0-or-later
use card::Direction;
use krilla::tagging::{TableHeaderScope, Tag};

use crate::{
    document::{Align, Table, Text},
    ink::{Mark, Shape},
    layout::{Area, Layout, WHOLE, heights, opposite, placed},
    print::bounded,
    setting::{Set, natural_width, set},
    style::{BOTTOM, Look, RULE, SIDE, TOP},
    tags::Node,
};

/// The room between two columns.
const GAP: f32 = 12.0;

/// The room above and below a row's words.
const PADDING: f32 = 2.5;

/// The part of the whole width that columns may take beside the first.
const OTHERS: f32 = 0.55;

/// The part of the whole width that a table takes at least.
const LEAST: f32 = 0.5;

/// A row's cell before it has a place.
struct Cell<'a> {
    text: &'a Text,
    lines: Vec<Set>,
    area: Area,
    edge: Direction,
    node: Node,
}

impl Layout<'_> {
    pub(crate) fn table(&mut self, table: &Table) {
        if table.rows.is_empty() || table.columns.is_empty() {
            return;
        }
        let areas = self.areas(table);
        let node = self.tags.add(None, Tag::Table);
        let head = self.tags.add(Some(node), Tag::THead);
        let head = self.tags.add(Some(head), Tag::TR);
        let body = self.tags.add(Some(node), Tag::TBody);
        let mut cells = Vec::new();
        for (column, area) in table.columns.iter().zip(&areas) {
            let node = self.tag(Some(head), Tag::TH(TableHeaderScope::Column), &column.name);
            let lines = set(&column.name, Look::COLUMN, area.width);
            cells.push(Cell { text: &column.name, lines, area: *area, edge: self.edge(column.align), node });
        }
        self.sheets.need(60.0);
        self.row(cells, (table, &areas), false);
        for row in &table.rows {
            let tag = self.tags.add(Some(body), Tag::TR);
            let mut cells = Vec::new();
            for (place, ((text, column), area)) in row.iter().zip(&table.columns).zip(&areas).enumerate() {
                let node = match place {
                    0 => self.tag(Some(tag), Tag::TH(TableHeaderScope::Row), text),
                    _ => self.tag(Some(tag), Tag::TD, text),
                };
                let lines = set(text, Look::CELL, area.width);
                cells.push(Cell { text, lines, area: *area, edge: self.edge(column.align), node });
            }
            self.row(cells, (table, &areas), true);
        }
        self.sheets.y += 12.0;
    }

    /// Puts a row on the page; on a new one below the columns' names.
    fn row(&mut self, cells: Vec<Cell>, (table, areas): (&Table, &[Area]), is_below: bool) {
        let height = cells.iter().map(|cell| heights(&cell.lines)).fold(0.0, f32::max) + 2.0 * PADDING;
        let is_short = height < (BOTTOM - TOP) / 2.0;
        if self.sheets.need(if is_short { height } else { 40.0 }) && is_below {
            self.names_again(table, areas);
        }
        self.sheets.y += PADDING;
        let most = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        let mut columns = Vec::new();
        for cell in cells {
            let nodes = self.spans(cell.text, cell.node);
            columns.push((cell.text, cell.area, cell.edge, nodes, cell.lines.into_iter()));
        }
        for _ in 0..most {
            let mut lines = Vec::new();
            for (text, area, edge, nodes, rest) in &mut columns {
                lines.extend(rest.next().map(|line| (*text, *area, *edge, nodes.as_slice(), line)));
            }
            let height = lines.iter().map(|(.., line)| line.height).fold(0.0, f32::max);
            if self.sheets.need(height) && is_below {
                self.names_again(table, areas);
            }
            for (text, area, edge, nodes, mut line) in lines {
                // Letters of all cells stand on one line.
                line.height = height;
                self.put(line, text, area, edge, nodes);
            }
            self.sheets.y += height;
        }
        self.sheets.y += PADDING;
        self.foot_rule(areas);
    }

    /// The columns' names at the top of a further page, for the eye alone.
    fn names_again(&mut self, table: &Table, areas: &[Area]) {
        let mut height: f32 = 0.0;
        for (column, area) in table.columns.iter().zip(areas) {
            let name = Text::plain(bounded(&column.name.words(), 200), column.name.direction);
            let Some(line) = set(&name, Look::COLUMN, area.width).into_iter().next() else { continue };
            height = height.max(line.height);
            let line = placed(line, self.sheets.y, *area, self.edge(column.align), &[]);
            self.sheets.mark(Mark::Foot(line));
        }
        self.sheets.y += height + PADDING;
        self.foot_rule(areas);
    }

    fn foot_rule(&mut self, areas: &[Area]) {
        let y = self.sheets.y;
        let left = areas.iter().map(|area| area.left).fold(f32::INFINITY, f32::min);
        let right = areas.iter().map(|area| area.left + area.width).fold(0.0, f32::max);
        let lines = vec![([left, y], [right, y])];
        self.sheets.mark(Mark::Shape(Shape::Strokes { lines, color: RULE, width: 0.5, dash: None }));
    }

    fn edge(&self, align: Align) -> Direction {
        match align {
            Align::End => opposite(self.document.direction),
            Align::Start => self.document.direction,
        }
    }

    /// Where the columns lie: each gets what it needs, as far as that goes, the others before the first.
    fn areas(&self, table: &Table) -> Vec<Area> {
        let others = table.columns.len().saturating_sub(1);
        let most = share(WHOLE.width * OTHERS, others);
        let width = |place: usize| {
            let cells = table.rows.iter().filter_map(|row| row.get(place));
            let name =
                table.columns.get(place).map_or(0.0, |column| natural_width(&column.name, Look::COLUMN));
            // A little more than needed, so that rounding breaks nothing.
            let widest = cells.map(|cell| natural_width(cell, Look::CELL)).fold(name, f32::max) + 1.0;
            widest.min(most)
        };
        let mut widths: Vec<f32> = (1..table.columns.len()).map(width).collect();
        let taken: f32 = widths.iter().map(|width| width + GAP).sum();
        let first = (natural(table, 0) + 3.0 * GAP).max(WHOLE.width * LEAST - taken);
        widths.insert(0, first.min(WHOLE.width - taken));
        let mut from_start = 0.0;
        let area = |width: f32| {
            let left = match self.document.direction {
                Direction::Ltr => SIDE + from_start,
                Direction::Rtl => SIDE + WHOLE.width - from_start - width,
            };
            from_start += width + GAP;
            Area { left, width }
        };
        widths.into_iter().map(area).collect()
    }
}

/// The width that a column needs so that none of its words is parted.
fn natural(table: &Table, place: usize) -> f32 {
    let cells = table.rows.iter().filter_map(|row| row.get(place));
    let name = table.columns.get(place).map_or(0.0, |column| natural_width(&column.name, Look::COLUMN));
    // A little more than needed, so that rounding breaks nothing.
    cells.map(|cell| natural_width(cell, Look::CELL)).fold(name, f32::max) + 1.0
}

/// A width shared out among columns.
fn share(width: f32, columns: usize) -> f32 {
    width / f32::from(u16::try_from(columns.max(1)).unwrap_or(u16::MAX))
}
