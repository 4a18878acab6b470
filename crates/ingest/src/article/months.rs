// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::LazyLock;

/// The months as embeds print them in the languages that X speaks and some more, after the Unicode CLDR: by
/// themselves and within a date; abbreviations where they are no beginning of one name alone. A name of two words is
/// written with `_` between them.
const MONTHS: [&str; 12] = [
    "eanáir enero gener gennaio ianuarie jaanuar janeiro januara januari january januára janvier janvāris \
     janúar jänner leden ledna ocak sausio sausis siječanj siječnja styczeń stycznia tammikuuta urtarrila \
     xaneiro yanvar ιανουάριος ιανουαρίου січень січня январь января януари јануар ינואר جانفي جنوری \
     كانون_الثاني يناير ژانویه जन जनवरी जानेवारी জানুয়ারি જાન્યુઆરી ஜன ஜனவரி ಜನ ಜನವರಿ ม.ค. มกราคม",
    "feabhra febbraio feber febreiro febrero februarie february februára februāris febrúar fevereiro fevral \
     février helmikuuta lutego luty otsaila pebrero pebruari vasario vasaris veebruar veljača veljače února \
     şubat φεβρουάριος φεβρουαρίου лютий лютого фебруар февраль февраля февруари פברואר شباط فبراير فروری \
     فوریه فيفري फरवरी फ़रवरी फेब्रुवारी ফেব্রুয়ারি ફેબ્રુઆરી பிப்ரவரி ಫೆಬ್ರವರಿ ก.พ. กุมภาพันธ์",
    "březen března kovas kovo maaliskuuta maart machi mar marca march marec maret marso martie marts martxoa \
     marzec marzo março mrt március márta märts märz ožujak ožujka μάρτιος μαρτίου березень березня марта מרס \
     מרץ آذار مارس مارچ मार्च মার্চ માર્ચ மார்ச் ಮಾರ್ಚ್ มี.ค. มีนาคม",
    "abril aibreán apirila aprel aprile aprilie aprill apríla aprīlis avril balandis balandžio duben dubna \
     huhtikuuta kwiecień kwietnia nisan travanj travnja április απρίλιος απριλίου апрель апреля април квітень \
     квітня אפריל آوریل أبريل أفريل إبريل ابريل اپریل نيسان अप्रैल एप्रिल এপ্রিল એપ્રિલ ஏப்ரல் ಏಪ್ರಿಲ್ เม.ย. \
     เมษายน",
    "bealtaine gegužės květen května maggio maiatza maig maijs maio maja mayo mayıs maí mei mája május \
     svibanj svibnja toukokuuta μάιος μαΐου май мая мај травень травня מאי أيار مئی مايو مه मई मे মে મે மே ಮೇ \
     พ.ค. พฤษภาคม",
    "birželio birželis czerwca czerwiec ekaina giugno haziran hunyo iunie iyn iyun juin june junho junij \
     junio juny juuni júna június júní jūnijs kesäkuuta lipanj lipnja meitheamh xuño červen června čvn \
     ιουνίου ιούνιος июнь июня червень червня юни јун יוני جوان جون حزيران يونيه يونيو ژوئن जून জুন જૂન ஜூன் \
     ಜೂನ್ มิ.ย. มิถุนายน",
    "heinäkuuta hulyo iulie iyl iyul iúil juillet julai julho julij juliol july juuli júla július júlí jūlijs \
     liepa liepos lip lipca lipiec luglio srpanj srpnja temmuz uztaila xullo července červenec čvc ιουλίου \
     ιούλιος июль июля липень липня юли јул יולי تموز جولائی جويلية يوليه يوليوز ژوئیه जुलाई जुलै জুলাই જુલાઈ \
     ஜூலை ಜುಲೈ ก.ค. กรกฎาคม",
    "abuztua ag agosti agosto agustus août augusta augusti augusts augustus augusztus avgust avqust ağustos \
     elokuuta kolovoza lúnasa ogos rugpjūtis rugpjūčio sierpień sierpnia srp srpen srpna ágúst αυγούστου \
     αύγουστος августа серпень серпня אוגוסט آب أغسطس أوت اوت اگست غشت अग अगस्त ऑग ऑगस्ट আগ আগস্ট ઑગસ્ટ ஆக \
     ஆகஸ்ட் ಆಗ ಆಗಸ್ಟ್ ส.ค. สิงหาคม",
    "eylül iraila meán_fómhair mfómh rugsėjis rugsėjo rujan rujna sentyabr septembar september septembra \
     septembre septembrie septembris septiembre setembre setembro setiembre settembre setyembre syyskuuta \
     szeptember wrzesień września září σεπτέμβριος σεπτεμβρίου вересень вересня сентябрь сентября септембар \
     септември ספטמבר أيلول سبتمبر ستمبر سپتامبر شتنبر सप्टेंबर सितंबर सितम्बर সেপ্টেম্বর સપ્ટેમ્બર \
     செப்டம்பர் ಸೆಪ್ಟೆಂಬರ್ ก.ย. กันยายน",
    "deireadh_fómhair dfómh ekim lokakuuta october octobre octombrie octubre oktobar oktober oktobris \
     oktoober oktubre oktyabr október októbra ottobre outubro października spalio spalis urria říjen října \
     οκτωβρίου οκτώβριος жовтень жовтня октобар октомври октябрь октября אוקטובר أكتوبر اکتبر اکتوبر \
     تشرين_الأول अक्टूबर अक्तूबर ऑक्टोबर অক্টোবর ઑક્ટોબર அக்டோபர் ಅಕ್ಟೋಬರ್ ต.ค. ตุลาคม",
    "azaroa kasım lapkritis lapkričio listopada listopadu marraskuuta nobyembre noiembrie novembar november \
     novembra novembre novembris novembro noviembre noyabr nóvember samhain studeni studenoga νοέμβριος \
     νοεμβρίου листопада новембар ноември ноябрь ноября נובמבר تشرين_الثاني نوامبر نوفمبر نومبر نونبر नव \
     नवंबर नवम्बर नोव्हेंबर নভেম্বর નવેમ્બર நவ நவம்பர் ನವೆಂಬರ್ พ.ย. พฤศจิกายน",
    "abendua aralık decembar december decembra decembrie decembris decembro dekabr desemba desember desembre \
     detsember dezember dezembro dicembre diciembre disember disyembre décembre grudnia grudzień gruodis \
     gruodžio joulukuuta nollaig prosinac prosinca prosince prosinec δεκέμβριος δεκεμβρίου грудень грудня \
     декабрь декабря декември децембар דצמבר دجنبر دسامبر دسمبر ديسمبر كانون_الأول डिसेंबर दिसंबर दिसम्बर \
     ডিসেম্বর ડિસેમ્બર டிசம்பர் ಡಿಸೆಂಬರ್ ธ.ค. ธันวาคม",
];

/// Croatian calls October as Polish, Czech and Ukrainian call November, and so with some abbreviations; it alone
/// writes a dot both behind the day and behind the year.
const CROATIAN: [(&str, u16); 4] = [("lip", 6), ("srp", 7), ("lis", 10), ("listopada", 10)];

/// The month that a word names in full or abbreviates, 1 to 12; `None` for any other word and for an abbreviation
/// that two months share.
pub(super) fn number(word: &str) -> Option<u16> {
    let word = plain(word);
    let first = NAMES.partition_point(|(name, _)| **name < *word);
    let mut named = NAMES.iter().skip(first).take_while(|(name, _)| name.starts_with(&*word)).peekable();
    let is_exact = named.peek().is_some_and(|(name, _)| *name == word);
    if !is_exact && word.chars().count() < 3 {
        return None;
    }
    let (_, month) = named.next()?;
    let mut others = named.take_while(|(name, _)| !is_exact || *name == word);
    others.all(|(_, other)| other == month).then_some(*month)
}

/// The month that is called exactly so.
pub(super) fn exact(name: &str) -> Option<u16> {
    let name = plain(name);
    let at = NAMES.binary_search_by_key(&name.as_str(), |(known, _)| known).ok()?;
    NAMES.get(at).map(|(_, month)| *month)
}

/// The month that Croatian means, where it means another than its neighbors.
pub(super) fn croatian(word: &str) -> Option<u16> {
    let word = plain(word);
    CROATIAN.iter().find(|(name, _)| *name == word).map(|(_, month)| *month)
}

/// A word as it stands in the table.
fn plain(word: &str) -> String {
    // The dot that lower-casing leaves of a Turkish İ, the signs with which Persian joins a year and Hindi abbreviates.
    let word = word.to_lowercase().replace(['\u{307}', '\u{654}', '\u{970}'], "");
    // Hebrew joins "in" to the name, Basque its genitive.
    let word = word.strip_prefix('ב').filter(|rest| rest.chars().count() > 2).unwrap_or(&word);
    word.strip_suffix("ren").filter(|rest| rest.ends_with('a')).unwrap_or(word).to_owned()
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
