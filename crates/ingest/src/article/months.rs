// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::LazyLock;

/// The months as embeds print them: English, German, French, Spanish, Portuguese, Italian, Catalan, Dutch, the
/// Scandinavian languages, Finnish, Polish and Czech (both cases), Romanian, Hungarian, Turkish, Indonesian,
/// Greek, Russian, Ukrainian, Arabic (Egypt's, the Levant's and the Maghreb's names), Hebrew, Persian, Hindi.
const MONTHS: [&str; 12] = [
    "january januar janvier enero janeiro gennaio gener januari januara tammikuu tammikuuta styczeń stycznia \
     leden ledna ianuarie január ocak jänner ιανουάριος ιανουαρίου январь января янв січень січня \
     يناير جانفي ינואר ژانویه जनवरी",
    "february februar février febrero fevereiro febbraio febrer februari helmikuu helmikuuta luty lutego únor \
     února februarie február şubat feber pebruari φεβρουάριος φεβρουαρίου февраль февраля лютий лютого \
     فبراير شباط فيفري פברואר فوریه फ़रवरी फरवरी",
    "march mar märz mrt mars marzo março març maart marts maaliskuu maaliskuuta marzec marca březen března martie \
     március mart maret μάρτιος μαρτίου март марта березень березня مارس آذار מרץ מרס मार्च",
    "april avril abril aprile huhtikuu huhtikuuta kwiecień kwietnia duben dubna aprilie április nisan \
     απρίλιος απριλίου апрель апреля квітень квітня أبريل إبريل ابريل نيسان أفريل אפריל آوریل अप्रैल",
    "may mai mayo maio maggio maig mei maj toukokuu toukokuuta maja květen května május mayıs μάιος μαΐου \
     май мая травень травня مايو أيار ماي מאי مه मई",
    "june juni juin junio junho giugno juny kesäkuu kesäkuuta czerwiec czerwca červen června čvn iunie június \
     haziran ιούνιος ιουνίου июнь июня червень червня يونيو يونيه حزيران جوان יוני ژوئن जून",
    "july juli juillet julio julho luglio juliol heinäkuu heinäkuuta lipiec lipca červenec července čvc iulie \
     július temmuz ιούλιος ιουλίου июль июля липень липня يوليو يوليه تموز جويلية יולי ژوئیه जुलाई",
    "august août agosto agost augustus augusti elokuu elokuuta sierpień sierpnia srpen srpna augusztus \
     ağustos agustus αύγουστος αυγούστου август августа серпень серпня أغسطس آب أوت אוגוסט اوت अगस्त",
    "september septembre septiembre setiembre setembro settembre setembre syyskuu syyskuuta wrzesień \
     września září septembrie szeptember eylül σεπτέμβριος σεπτεμβρίου сентябрь сентября вересень вересня \
     سبتمبر أيلول ספטמבר سپتامبر सितंबर सितम्बर",
    "october oktober octobre octubre outubro ottobre lokakuu lokakuuta październik października říjen října \
     octombrie október ekim οκτώβριος οκτωβρίου октябрь октября жовтень жовтня أكتوبر אוקטובר اکتبر अक्टूबर अक्तूबर",
    "november novembre noviembre novembro marraskuu marraskuuta listopad listopada listopadu noiembrie kasım \
     νοέμβριος νοεμβρίου ноябрь ноября нояб листопад листопада نوفمبر נובמבר نوامبر नवंबर नवम्बर",
    "december dezember décembre diciembre dezembro dicembre desembre desember joulukuu joulukuuta grudzień \
     grudnia prosinec prosince decembrie aralık δεκέμβριος δεκεμβρίου декабрь декабря грудень грудня ديسمبر \
     דצמבר دسامبر दिसंबर दिसम्बर",
];

/// The month that a word names in full or abbreviates, 1 to 12; `None` for any other word and for an abbreviation
/// that two months share.
pub(super) fn number(word: &str) -> Option<u16> {
    // The dot that lower-casing leaves of a Turkish İ, and the sign that Persian joins a year with.
    let word = word.to_lowercase().replace(['\u{307}', '\u{654}'], "");
    // Hebrew joins "in" to the name.
    let word = word.strip_prefix('ב').filter(|rest| rest.chars().count() > 2).unwrap_or(&word);
    let first = NAMES.partition_point(|(name, _)| *name < word);
    let mut named = NAMES.iter().skip(first).take_while(|(name, _)| name.starts_with(word)).peekable();
    let is_exact = named.peek().is_some_and(|(name, _)| *name == word);
    if !is_exact && word.chars().count() < 3 {
        return None;
    }
    let (_, month) = named.next()?;
    let mut others = named.take_while(|(name, _)| !is_exact || *name == word);
    others.all(|(_, other)| other == month).then_some(*month)
}

/// Every name with its month, in the order of the names.
static NAMES: LazyLock<Vec<(&str, u16)>> = LazyLock::new(|| {
    let mut names: Vec<_> = (1u16..)
        .zip(MONTHS)
        .flat_map(|(month, names)| names.split_whitespace().map(move |name| (name, month)))
        .collect();
    names.sort_unstable();
    names
});
