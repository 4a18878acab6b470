### SPDX-License-Identifier: AGPL-3.0-or-later
### נשמח להגהה של מי שעברית היא שפת אמם.
### A native speaker's review is welcome.

## Around every page

studio = סטודיו
studio-name = הסטודיו של Groundswell
sign-out = יציאה
back-to-studio = חזרה לסטודיו
pair = { $one }, { $other }

## The door

nobody-yet = עדיין אף אחד לא עובד כאן. כשהתוכנה מתחילה היא מדפיסה כתובת שמכניסה את איש הארגון הראשון: יש לפתוח אותה.
door-lead = לצוות הארגון. מי שתומך אינו צריך חשבון.
sign-in = כניסה עם מפתח הגישה
needs-script = מפתחות גישה צריכים JavaScript: יש לאפשר אותו לאתר הזה, ואם אפשר רק בסטודיו.
lost-passkey = מפתח הגישה שלי אבד
recovery-code = קוד שחזור
new-passkey = רישום מפתח גישה חדש
unused-passkey = מפתח הגישה לא הופעל. אפשר לנסות שוב מתי שנוח.
join = הצטרפות לסטודיו
welcome-back = טוב לראותך שוב, { $it }
own-name = שם
own-name-hint = הכי טוב שם בדוי: שאר צוות הארגון רואה אותו, ואיש מלבדו.
passkey-how = המכשיר שומר מפתח, שנקרא מפתח גישה, ופותח אותו באצבע, בפנים או בקוד. אין סיסמה.
make-passkey = יצירת מפתח הגישה שלי
codes = לרשום את הקודים האלה
codes-how = כל קוד מכניס פעם אחת אם המכשיר אבד. הם מוצגים עכשיו, ולא יוצגו שוב. הכי בטוח על נייר, במקום שמור.
codes-written = רשמתי אותם

## The desk

desk = קריאות
no-drafts = עדיין אין קריאה. אפשר להתחיל אחת למטה: משום דבר לקריאה מפורסמת בכמה דקות.
public-calls = מפורסמות
change-waits = שינוי מחכה לאיש ארגון שני
drafts = בכתיבה
folder-calls = שמורות בתיקיות
folder-calls-how = התוכנה התחילה איתן, והן משתנות בתיקיות שלהן.
raised = מה שמבקרים אומרים שלא בסדר
settle = נקרא וטופל
new-call = קריאה חדשה
call-name = השם שלה בכתובות
call-name-hint = אותיות לטיניות קטנות, ספרות ומקפים, כמו free-the-weavers. אי אפשר לשנות אחר כך.
main-language = שפה ראשית
begin = להתחיל
team = צוות הארגון
admin = ניהול
you = זה החשבון שלך
let-go = הסרה
let-name-go = הסרה של { $name }
sign-out-everywhere = יציאה מכל מקום
sign-name-out = יציאה מכל מקום: { $name }
alone = אין כאן עוד אף אחד: כל שינוי שלך תקף מיד, והדף אומר שאיש מלבדך לא הסכים. כשיש איש ארגון שני, שינוי של השעה, התגיות או הדרישה ב-24 השעות האחרונות צריך את שניהם.
invite = הזמנה
an-organizer = לארגון
an-admin = לניהול, עם זכות להזמין
invite-link = יצירת קישור
add-device = הוספת עוד מכשיר שלי
link = קישור
the-link = הקישור
link-for-other = יש למסור את הקישור הזה רק למי שמוזמן, כך שאיש אחר לא יוכל לקרוא. הוא פועל פעם אחת, במשך שלושה ימים.
link-for-device = יש לפתוח את הקישור הזה במכשיר השני שלך. הוא פועל פעם אחת, במשך חצי שעה.
last-admin = אי אפשר להסיר את האדם האחרון בניהול: איש כבר לא יוכל להזמין.
choose-language = נא לבחור שפה.
name-in-use = כבר יש קריאה בשם הזה, נא לבחור אחר.
name-used = יש, או הייתה, קריאה בשם הזה, נא לבחור אחר.
name-characters = „{ $name }” לא יכול להיות שם של קריאה: אותיות קטנות מ-a עד z, ספרות, ומקפים ביניהן.
name-length = „{ $name }” לא יכול להיות שם של קריאה: בשם יש 1 עד 64 תווים.
name-reserved = „{ $name }” לא יכול להיות שם של קריאה: האתר עצמו צריך את הכתובת.

## Steps

steps = שלבים
step-done = נעשה
step-open = לעשות
step-case = מי בסכנה
step-case-lead = יש לכתוב רק מה שהסכימו לו האנשים עצמם, או מי שרשאי לדבר בשמם.
step-ask = מה מבקשים
step-hour = השעה
step-hour-lead = חצי שעה מראש טובה כמו שבוע.
step-hashtags = תגיות
step-hashtags-lead = הכי טוב תגית ראשית אחת, ולכל היותר אחת לשפה: קהל שמתפזר בין רבות לא נראה תחת אף אחת.
step-facts = מה ידוע
step-facts-lead = לכל עובדה צריך את היום שלה, את המקור, ואת היום שבו מישהו פתח את המקור לאחרונה.
step-wordings = נוסחים
step-wordings-lead = רשתות מענישות על העתקות: כדאי לכתוב כמה שיותר פוסטים שונים, בעובדות ובקולות שונים. כל מבקר מקבל את הנוסח שהיה הכי פחות בשימוש.
step-safety = מה לא אומרים לעולם
step-safety-lead = מה שמסכן מישהו כשהוא מתפרסם: ילדים, בתים, שמות של עדים, איומים. בלי שורה אחת לפחות אין פרסום.
step-more = עוד
step-more-lead = כל זה יכול להישאר ריק.
step-report = הדוח
step-report-lead = לאחרי השעה, והכול יכול להישאר ריק. אתם כותבים את המילים ובוחרים את הפוסטים; המספרים באים מהרישום, ואיש אינו יכול לשנות אותם.
to-do-here = עוד לעשות כאן: { $number }
in-half-an-hour = בעוד חצי שעה
tomorrow = מחר בשעה הזאת
zone-first = נא לבחור קודם אזור זמן.
entry-new = חדש
entry-remove = הוצאה
entry-add = הוספה
how-read = איך הרשתות יקראו אותן
what-kit-does = מה הנוסחים האלה יעשו
keep-and-go-on = שמירה והמשך
kept = נשמר.
as-seen = כפי שתומכים יראו
preview = תצוגה מקדימה
no-preview = התצוגה תופיע אחרי שיתוקן:

## Fields

field-languages = שפות הקריאה
hint-languages = קודים כמו en, ar, pt-BR, הראשית קודם.
field-case-name = שם או שמות
hint-case-name = כפי שהם רוצים שיקראו להם.
field-case-on-behalf = בשם מי
hint-case-on-behalf = מי ביקש את הקריאה, ומי קרא אותה והסכים.
field-case-summary = במה מדובר
hint-case-summary = שניים או שלושה משפטים.
field-title = כותרת
hint-title = קצרה, והיא גם הכותרת של הכרטיס שהרשתות מציגות.
field-demand = דרישה
hint-demand = מה מבקשים, וממי.
field-organizers = מי יזם את הקריאה
hint-organizers = קבוצות או שמות בדויים, אחד בכל שורה. אף פעם לא חייבים שמות אמיתיים.
field-storm-zone = אזור הזמן שבו מודיעים
field-storm-starts = מתחיל
hint-storm-starts = לפי השעון של האזור הזה.
field-storm-ends = נגמר
hint-storm-ends = שעה עד שעתיים הכי טוב.
list-storm-cities = ערים
list-storm-cities-lead = השעה מוצגת גם לפי השעון שלהן.
field-storm-cities-name = עיר
field-storm-cities-zone = אזור הזמן שלה
field-hashtags = תגיות, הראשית קודם
hint-hashtags = אחת בכל שורה. בלטינית, אותיות גדולות בין מילים עוזרות למי שמאזין: FreeTheWeavers.
field-fallbacks = תגיות חלופיות
hint-fallbacks = מוסכמות מראש ולא בשימוש: למקרה שהראשית תוצף או תיחסם. אחת בכל שורה.
field-switched-to = מעבר עכשיו אל
hint-switched-to = כתיבת אחת מהן כאן ופרסום שמים אותה במקום הראשית בכל מקום. פוסטים תחת הישנה עדיין נספרים.
list-case-fact = עובדות
field-case-fact-on = יום
field-case-fact-text = מה קרה
field-case-fact-source = מקור
hint-case-fact-source = כתובת שמתחילה ב-https://
field-case-fact-checked-on = המקור נבדק לאחרונה ביום
list-case-charges = אישומים
list-case-charges-lead = במה מאשימים אותם.
field-case-charges = אישום
list-case-hearing = ימים בבית המשפט
field-case-hearing-at = מתי
hint-case-hearing-at = לפי השעון של האזור שהוכרז.
field-case-hearing-place = איפה ובפני מי
list-case-figure = מספרי רקע
field-case-figure-value = מספר
field-case-figure-label = מה הוא סופר
field-case-figure-source = מקור
field-wordings = פוסטים מוצעים
hint-wordings = פסקה לכל אחד, ושורה ריקה ביניהן. { "{tags}" } הופך לתגיות, { "{url}" } לכתובת הקריאה, ומתוך { "{שחררו אותה|חופש בשבילה}" } כל מבקר מקבל אחד.
field-never-say = לא לומר לעולם
list-handle = אל מי לפנות
list-handle-lead = מוסדות, או אנשים בתפקיד ציבורי. מעטים, ולעולם לא אדם פרטי.
field-handle-network = רשת
field-handle-handle = כינוי
hint-handle-handle = בלי @.
field-handle-role = התפקיד שלהם, ולמה פונים אליהם
list-endorsement = קבוצות שעומדות מאחורי הקריאה
field-endorsement-group = קבוצה
field-endorsement-members = מספר החברים
hint-endorsement-members = רק עם מקור.
field-endorsement-source = איפה אפשר לקרוא את המספר
field-endorsement-url = הכתובת של הקבוצה
list-quotable = חשבונות שמותר להציג את הפוסטים שלהם
field-quotable-network = רשת
field-quotable-handle = כינוי
hint-quotable-handle = בלי @.
field-quotable-reason = למה מותר להציג אותם
hint-quotable-reason = ההסכמה שלהם, או התפקיד הציבורי.
field-keeping-why = למה נשמרים עותקים שלמים וחתומים של פוסטים
hint-keeping-why = להשאיר ריק אם אין צורך להוכיח מי כתב מה: כל מי שעשוי לפרסם קורא את זה.
list-keeping-holder = מי יכול לפתוח עותקים שלמים וחתומים של פוסטים
field-keeping-holder-name = למי יש את המפתח
field-keeping-holder-key = החצי הציבורי של המפתח (age1…)
field-report-headline = כותרת הדוח
hint-report-headline = אם ריק, כותרת הקריאה.
field-report-standfirst = מתחתיה, במשפט או שניים
field-report-quotes = פוסטים לציטוט
hint-report-quotes = כתובת אחת בכל שורה, לפי הסדר שבו יוצגו; של פוסטים שמותר להציג. אם ריק, מוצגים החדשים ביותר.
quote-choose = על הקיר עכשיו
quote-choose-how = לחיצה תגרום לדוח לצטט את הפוסט; מה שנבחר מופיע בשדה שלמעלה, לפי הסדר.
quote-do = לצטט
list-report-paragraphs = מה שיש לכם לומר
field-report-paragraphs = פסקה
list-report-corrections = תיקונים
field-report-corrections-on = יום
field-report-corrections-text = מה היה שגוי, ומה נכון
hint-report-corrections-text = הרישום שומר כל גרסה.

## What hashtags and wordings will do

note-reading = { $tag }: { $readings }
reads-whole = { $network } קוראת אותה כולה
reads-only = { $network } קוראת רק { $read }
reads-nothing = { $network } לא קוראת אותה
note-networks = { $networks }: { $says }
tag-alike = { $tag } ו-{ $other } נראות זהות והן שתי תגיות, כי חלק מהאותיות הן מאלפבית אחר. כדאי להשאיר אחת מהן, בהקלדה מחדש.
tag-digits = ספרות לבדן אינן תגית. צריך להוסיף אות.
tag-directions = התגית { $tag } כתובה בשני כיוונים ומוצגת בסדר אחר משהוקלדה. כדאי לכתוב אותה בכתב אחד.
tag-edge-digits = הספרות בתגית { $tag } מוצגות בצד אחר מהצפוי. כדאי לשים מילה במקומן.
tag-folded = { $tag } ו-{ $other } הן שם תגית אחת, ובמקומות אחרים שתיים. כדאי להסכים על כתיב אחד.
tag-invisible = בתגית { $tag } יש תו בלתי נראה שאף אחד לא יקליד. כדאי להקליד אותה מחדש.
tag-joiner = שם נקראת רק { $read }, כי מחבר בלתי נראה מסיים אותה. אפשר לכתוב _ במקומו, או כלום.
tag-letters = האות { $letter } בתגית { $tag } היא מאלפבית אחר משאר האותיות. בהקלדה מחדש זו תגית אחרת.
tag-many = { $written } תגיות תופסות { $length } מתוך { $limit } תווים ב-X, ופוסט שמשמיט חלק מהן לא יימצא תחתן. כדאי להשאיר תגית ראשית אחת ולכל היותר אחת לכל שפה, ולהסכים על האחרות כחלופות.
tag-near = { $tag } ו-{ $other } כמעט זהות. אם אחת מהן היא שגיאת הקלדה כדאי להסיר אותה, אחרת הפוסטים שלה יישארו בנפרד.
tag-one-on-some = { $tag } ו-{ $other } הן שם תגית אחת, ושתיים ב-{ $apart }. כדאי להשאיר את זו שאנשים מקלידים.
tag-over-64 = היא ארוכה מ-64 תווים ולא נקראת שם.
tag-parts = לא כל { $tag } נקראת שם כתגית אחת. אפשר להשתמש באותיות, בספרות וב-_, עם אות אחת לפחות.
tag-same = { $tag } ו-{ $other } הן תגית אחת בכל הרשתות. כדאי להשאיר אחת מהן.
tag-sign = שם נקראת רק { $read }, כי תגית מסתיימת ב-{ $sign }. כדאי להשמיט אותו.
tag-whole = שם נקראת { $whole } כולה, ובמקומות אחרים רק { $common }. כדאי לכתוב אותה כמילה אחת.
tag-words = קורא מסך מקריא את { $tag } כמילה אחת. כדאי לכתוב { $joined }, שהיא אותה תגית בכל מקום.
note-texts = { PLURAL($count) ->
    [one] { $language }: נוסח אחד
    [two] { $language }: שני נוסחים שונים
   *[other] { $language }: { $count } נוסחים שונים
}
note-crowd = אם משתתפים { $people }, כל נוסח נמסר לכל היותר ל-{ $share }
note-alike = { $language }: לשניים הדומים ביותר ({ $one } ו-{ $other }) יש { $percent } % במשותף
note-long = { PLURAL($count) ->
    [one] { $language }: נוסח אחד ארוך מדי עבור { $network }: { $longest } מתוך { $limit }
    [two] { $language }: שני נוסחים ארוכים מדי עבור { $network }, עד { $longest } מתוך { $limit }
   *[other] { $language }: { $count } נוסחים ארוכים מדי עבור { $network }, עד { $longest } מתוך { $limit }
}

## Publishing

publish = פרסום
public-at = הקריאה הזאת מפורסמת בכתובת { $it }.
change-waiting = שינוי מחכה לאיש ארגון שני
changes-parts = הוא משנה: { $parts }.
proposed-by-you = ההצעה שלך. איש ארגון אחר פותח את הדף הזה ומסכים.
agree = קראתי ואני בעד
give-up = ויתור על השינוי הזה
to-do = עוד לעשות
second-look = שווה מבט נוסף: { $number }
publish-changes = זה משנה: { $parts }. הדף אומר לכולם שהוא השתנה, ומתי.
storm-is-close = השעה קרובה: אם יש עוד מישהו בצוות הארגון, צריך קודם את ההסכמה שלו.
on-whose-behalf = בשם מי
must-never-say = מה שאסור לומר לעולם
have-agreed = האנשים שהקריאה נעשית למענם, או מי שרשאי לדבר בשמם, הסכימו לכל מילה בה.
publish-change = פרסום השינוי
publish-opened = מה שמתפרסם נפתח לכולם בתיעוד של הקריאה, מילה במילה: גם מדוע מותר לצטט חשבון.
nothing-new = מה שמפורסם הוא מה שכתוב כאן.
say-agreed = קודם צריך לאשר שהאנשים שהקריאה נעשית למענם הסכימו לה.
nothing-changed = שום דבר לא השתנה מאז הפרסום.
somebody-else = מישהו אחר צריך להסכים: ההצעה שלך.
propose-again = מה שהוצע כבר לא ניתן לפרסום, נא להציע שוב.
order-unheard = השרת נעצר. זה ייעשה כשיתחיל שוב.
order-failed = זה נשמר, אבל משהו השתבש. מי שמפעיל את השרת רואה יותר: { $says }
as-folder = כתיקייה
take-out = הוצאה כארכיון
take-out-how = בארכיון נמצאת התיקייה ש-{ $it } קורא.
bring-in-label = הכנסת ארכיון כזה, במקום מה שכתוב כאן
bring-in = הכנסה
take-down = הסרת הקריאה הזאת
take-down-how = הדף, הנוסחים והמספרים החיים נעלמים מיד. מה שנחתם מן הקריאה ברישום שלה מושמד, והרישום מראה שמשהו נחתם ושהוא איננו. אי אפשר להחזיר, ואי אפשר להשתמש שוב בשם.
take-down-now = להסיר עכשיו
throw-away-draft = השלכת הטיוטה הזאת
throw-away-how = שום דבר ממנה לא נשמר.
throw-away = להשליך
certain = זה בוודאות מה שאני רוצה.
tick-first = קודם צריך לסמן את התיבה: מה שמוסר אי אפשר להחזיר.

## What was not done

refused-late = זה לקח יותר מדי זמן, נא להתחיל שוב.
refused-name = נא לבחור שם בן 1 עד 40 אותיות.
refused-no-passkeys = מפתחות גישה צריכים כתובת עם שם שמתחילה ב-https://, או http://localhost. מי שמפעיל את השרת מציין אותה באמצעות --base-url.
refused-not-allowed = רק מי שמנהל רשאי לעשות זאת, אפשר לבקש.
refused-stale = קודם נא לצאת ולהיכנס שוב: אפשר להכניס מישהו בתוך עשר דקות מכך.
refused-passkey = מפתח הגישה הזה לא התקבל. אפשר לנסות שוב, או במכשיר אחר.
refused-store = לא היה אפשר לשמור או לקרוא את מה שביקשת. מי שמפעיל את השרת רואה למה.
refused-name-taken = השם הזה כבר תפוס בצוות, נא לבחור אחר.
refused-link = הקישור הזה כבר הופעל או שתוקפו פג. אפשר לבקש חדש ממי שנתן אותו.
refused-field = אין בקריאה שדה „{ $field }”.
refused-long = זה ארוך ממה שדף יכול לשאת, עד 20,000 בתים.
folder-refused = { $why } שום דבר לא השתנה.
folder-no-archive = זה לא ארכיון zip שאפשר לקרוא.
folder-many-files = יש בארכיון יותר קבצים ממה שקריאה צריכה.
folder-damaged = הארכיון פגום.
folder-large = { $file } גדול ממה שקריאה צריכה.
folder-no-text = { $file } אינו טקסט ב-UTF-8.
folder-no-call = אין בארכיון call.toml.

## What is wrong with a call

lacks-never-say = נא לכתוב לפחות דבר אחד שאסור לומר לעולם.
lacks-fact = נא לכתוב לפחות עובדה אחת, עם היום והמקור שלה.
lacks-check = נא לציין מתי המקור הזה נבדק לאחרונה.
fault-address = זו לא כתובת שמתחילה ב-https:// או ב-http://.
fault-age-key = זה לא מפתח ציבורי של age; מפתח כזה מתחיל ב־age1. אין לכתוב כאן מפתח סודי לעולם.
fault-age-key-twice = המפתח הזה כתוב פעמיים.
fault-day = זה לא יום.
fault-empty = זה עדיין ריק.
fault-handle = זה לא כינוי ב-{ $network }, כותבים אותו כמו { $sample }.
fault-kind = אי אפשר לקרוא את זה כאן, נא לכתוב שוב.
fault-language = „{ $written }” אינה שפה, כותבים את הקוד שלה כמו en, ar או pt-BR.
fault-language-twice = השפה { $language } כתובה כאן פעמיים.
fault-many-languages = { $written } שפות הן יותר מדי, לכל היותר { $most }.
fault-many-holders = { $written } מחזיקי מפתחות זה יותר מדי; להשאיר לכל היותר { $most }.
fault-many-quotes = { $written } פוסטים הם יותר מדי, בחרו לכל היותר { $most }.
fault-no-network = נא לבחור רשת.
fault-other-language = יש טקסט בשפה { $language }, שאינה בין שפות הקריאה.
fault-unknown-key = לאף קריאה אין „{ $key }”, זה בא עם הארכיון.
fault-untranslated = הטקסט הזה חסר, מי שקורא { $language } יראה { $main }.
fault-folder = אי אפשר לקרוא את הקובץ: { $says }
fault-toml = אי אפשר לקרוא את שורה { $line } של { $file }: { $says }
fault-ends-first = הסוף אינו אחרי ההתחלה, נא לבדוק את שניהם.
fault-far-away = הזמן הזה רחוק מדי.
fault-long-storm = זה נמשך { $hours } שעות, והמרב הוא 48. נא לבדוק את הימים.
fault-many-cities = { $written } ערים הן יותר ממה שדף מציג, לכל היותר { $most }.
fault-names-zone = בלי אזור הזמן ליד השעה, יש לו שדה משלו.
fault-no-time = זה לא זמן.
fault-skipped = ביום הזה השעונים של { $zone } מדלגים על השעה הזאת, נא לבחור אחרת.
fault-twice = ביום הזה השעונים של { $zone } מראים את השעה הזאת פעמיים, נא לבחור אחרת.
fault-offset = ל-{ $zone } יש אז הפרש אחר, נא לכתוב את השעה בלי הפרש.
fault-zone = אין אזור זמן בשם „{ $written }”, כותבים כמו Europe/London.
fault-zone-near = אין אזור זמן בשם „{ $written }”. האם הכוונה ל-{ $near }?
fault-tag-blind = לא יקראו את { $tag } כתגית: { $networks }.
fault-commitment = זו לא התחייבות של 64 ספרות.
fault-leak = התגית החתומה כתובה בשורה { $line }, שגלויה לפני השעה. יש לכתוב במקומה { "{tag}" }, או לחתום אחרת.
fault-long-tag = ב-{ $tag } יש יותר מ-{ $most } אותיות.
fault-many-tags = { $written } תגיות הן יותר ממה שמישהו מפרסם, לכל היותר { $most }.
fault-no-fallback = { $tag } אינה בין התגיות החלופיות, ורק מה שהוסכם מראש יכול לבוא במקום.
fault-opening = אי אפשר לקרוא את הקובץ sealed.toml, נא לחתום את התגית שוב.
fault-opens-nothing = יש sealed.toml ואין תגית חתומה, וההתחייבות שלו היא { $commitment }
fault-opens-other = הקובץ sealed.toml שייך לתגית חתומה אחרת.
fault-unopened = אי אפשר לפתוח כאן את התגית החתומה, ונוסחים עם { "{tag}" } נשארים בחוץ.
fault-unread-sealed = אף רשת לא קוראת את התגית החתומה, נא לחתום אחת מאותיות וספרות.
fault-tag-twice = { $tag } כתובה כאן פעמיים.
fault-unread-tag = אף רשת לא קוראת את { $tag } כתגית. אותיות, ספרות ו-_, ולפחות אות אחת.
fault-all-sealed = בכל נוסח בשפה { $language } יש התגית החתומה, נא לכתוב אחד שמותר להציג לפני השעה.
fault-alternative-twice = שורה { $line }: „{ $text }” כתוב פעמיים בבחירה.
fault-blind = שורה { $line }: לא יקראו אף תגית של הקריאה בנוסח הזה: { $networks }.
fault-comment = שורה { $line }: להערה הזאת אין סוף, יש לכתוב אחריה -->.
fault-copy = שורה { $line }: הנוסח הזה זהה לזה שבשורה { $first }, ורשתות מענישות על העתקות.
fault-heading-day = שורה { $line }: „{ $text }” אינו יום של עובדה, כותבים כמו ## האולם: 2026-12-01
fault-few-fit = שורה { $line }: מתוך { $texts } גרסאות של הנוסח, { $unfit } ארוכות מדי ונשארות בחוץ, והראשונה ארוכה מדי עבור { $networks }.
fault-file-name = נוסחים נמצאים בקבצים שנגמרים ב-.md או ב-.txt, כמו wordings/en.md.
fault-groundless = מה שכתוב בשורות האלה אינו נשען על אף עובדה של המקרה: { $lines }. יש לשים מעליו כותרת, כמו ## בית המשפט: 2026-12-01 עם יום העובדה, או ## שלום: greeting אם אינו טוען דבר.
fault-long-wording = שורה { $line }: בנוסח הזה יותר מ-{ $most } אותיות, אולי חסרה שורה ריקה?
fault-many-wordings = { $written } נוסחים בשפה { $language } הם יותר מ-{ $most }, נא להשאיר את השונים ביותר.
fault-many-alternatives = שורה { $line }: בבחירה יותר מ-{ $most } אפשרויות, נא להשאיר את השונות ביותר.
fault-many-choices = שורה { $line }: בנוסח הזה יותר מ-{ $most } בחירות, נא לעשות ממנו שניים.
fault-many-handles = שורה { $line }: הנוסח הזה פונה ליותר מ-{ $most } חשבונות. הרשתות רואות בכך הטרדה, נא להשאיר את החשובים ביותר.
fault-nested = שורה { $line }: בחירה לא יכולה לעמוד בתוך בחירה, נא לכתוב את האפשרויות במלואן.
fault-no-fact = שורה { $line }: אין במקרה עובדה מיום { $day }, נא לכתוב יום של עובדה קיימת.
fault-no-figure = שורה { $line }: אין במקרה „{ $text }”, ומספר הנתונים הוא { $figures }.
fault-no-hashtag = שורה { $line }: אין בנוסח הזה אף תגית של הקריאה, נא להוסיף { "{tags}" }.
fault-no-number = שורה { $line }: ביום { $day } יש { $facts } עובדות, ואין „{ $text }”.
fault-no-wording = עדיין אין נוסח בשפה { $language }.
fault-no-words = שורה { $line }: אין בנוסח הזה מילים משלו, אולי יש לפניו שורה ריקה מיותרת?
fault-open-choice = שורה { $line }: לבחירה שמתחילה ב„{ $text }” אין סוף, יש לכתוב אחריה { "}" }.
fault-several-facts = שורה { $line }: ביום { $day } יש { $facts } עובדות, כותבים { $day }/1 לראשונה.
fault-slip = שורה { $line }: { $tag } היא כמעט { $agreed }, אולי טעות הקלדה?
fault-too-long = שורה { $line }: הנוסח הזה ארוך מדי עבור { $networks }.
excess = { $network } ({ $length } מתוך { $limit })
fault-slots = שורה { $line }: אין מה שימלא את { $slots }, יש { "{tags}" }, { "{tag}" }, { "{url}" } ו-{ "{name}" }.

## The check list and the rehearsal

check-list = רשימת בדיקה
check-list-lead = כל שורה נעשית ירוקה מעצמה כשהיא נעשתה, ואדומה כשהיה צריך כבר.
check-list-clock = השעות לפי השעון של { $it }.
item-done = נעשה:
item-open = לעשות:
item-late = באיחור:
stage-week = עד שבעה ימים לפני
stage-three-days = עד שלושה ימים לפני
stage-day = עד יום לפני
stage-hour = עד שעה לפני
stage-storm = אחרי עשר דקות
stage-after = עד למחרת
task-agreed = אין שינוי שמחכה לאיש ארגון שני
task-consent = נאמר בשם מי, ומה אסור לומר לעולם
task-facts = כל עובדה אומרת מתי המקור שלה נפתח לאחרונה
task-fallback = הוסכם על תגית חלופית
task-hashtags = כל הרשתות קוראות את התגיות, ויש שלוש לכל היותר
task-posts = פוסטים נספרים עכשיו
task-public = הקריאה מפורסמת
task-recorded = הקריאה נחתמה ברישום שלה
task-reminded = כל התזכורות יוצאות לפני השעה
task-rehearsed = נעשתה חזרה על מה שיש עכשיו, וכל דף נענה
task-report = הדוח נכתב
task-same = מה שמפורסם הוא מה שכתוב כאן
task-sealed = אפשר לפתוח את התגית החתומה בשעה
task-second = יש איש ארגון שני, שיכול להסכים לשינויים מאוחרים
task-settled = אין פנייה של מבקר שמחכה לתשובה
task-sources = כל מקור נפתח שוב בשלושת הימים האחרונים
task-translated = הכותרת, הדרישה, התקציר והנוסחים קיימים בכל שפה
task-whole = שום דבר לא חסר בקריאה
task-wordings = מתוך 2,000 אנשים בשפה אחת, לא יותר מ-100 מקבלים אותו נוסח
rehearsal = חזרה כללית: הסערה של מחר כבר היום
rehearsal-how = הקריאה כפי שהיא כתובה כאן, בדף משלה: השעה שלה באה אחרי דקה ונמשכת חמש דקות לכל היותר. אנשים בדויים מפרסמים, מבקרים בדויים פותחים את הדף בבת אחת, המספרים זזים, במקום תגית חתומה נפתחת תגית בדויה, הדוח נכתב. שום דבר מזה לא מגיע לרשת, לדף האמיתי או לרישום שלו.
rehearsal-runs = היא פועלת בכתובת { $it }.
rehearsal-began = היא התחילה: { $at }.
rehearsal-secret = רק מי שקיבל את הכתובת מוצא אותה. אפשר לשלוח אותה למי שיעזרו בשעה. היא נעלמת מעצמה שעה אחרי הדוח.
rehearsal-asked = דפים שהתבקשו
rehearsal-failed = לא נענו
rehearsal-slowest = התשובה האיטית ביותר
rehearsal-posts = פוסטים בדויים שנספרו
rehearsal-turned-away = היו מבקרים שלא נענו. אפשר לנסות שוב עם פחות אנשים כדי לראות בכמה השרת עומד, ולסגור מה שעוד פועל עליו.
rehearsal-wait = התוצאה תופיע כאן שמונה דקות אחרי ההתחלה.
rehearsal-cut = האחרונה נעצרה לפני שנגמרה.
rehearsal-end = לסיים ולוותר עליה
rehearsal-people = מבקרים בדויים
rehearse = חזרה כללית
rehearse-again = עוד חזרה
rehearse-later = אפשר לעשות חזרה כששום דבר לא חסר.

## A sealed hashtag

seal-title = תגית שאיש אינו יודע לפני השעה
seal-how = עד השעה הדף מציג חותם במקומה: אי אפשר להציף או לחסום מה שלא יודעים, וכולם יכולים לבדוק אחר כך שהיא הוסכמה. בשעה היא נעשית התגית הראשית בכל מקום בבת אחת. בנוסחים כותבים במקומה { "{tag}" }.
sealed-as = חתומה: { $it }. עד השעה רק צוות הארגון רואה אותה כאן.
sealed-shut = חתומה, אבל אי אפשר לפתוח אותה כאן: יש להכניס את התיקייה עם הקובץ sealed.toml, או לחתום שוב.
seal-shown = החותם שהדף מציג:
seal-give-up = לוותר עליה
seal-tag = תגית לחתימה
seal-another = לחתום אחרת במקומה
seal = לחתום
archive-sealed = נמצאת בו התגית החתומה: לא לתת אותו לאיש לפני השעה.

## Pictures, angles, and who uses a hashtag

step-pictures = תמונות
step-pictures-lead = אנשים מצרפים אותן לפוסטים שלהם. אין להראות מי שלא הסכים, וגם לא ילד, בית, נייר או מסך: נתוני הקובץ מוסרים כאן, אבל לא מה שרואים בתמונה.
field-picture-alt = מה רואים בה
hint-picture-alt = למי שלא רואה אותה: משפט, עם המילים שכתובות בתמונה.
field-picture-credit = את מי לציין כיוצר
hint-picture-credit = יכול להישאר ריק.
add-picture = הוספת תמונה
add-picture-hint = JPEG, PNG או WebP. תצלומים גדולים מוקטנים בדפדפן שלך. מקום, זמן, מכשיר ויוצר מוסרים מהקובץ.
add-it = להוסיף
note-angles = { $language }: הזוויות מתחלפות בתור: { $angles }
note-angle = זווית { $angle } ({ $texts })
no-angle = בלי שם
searches = האם כבר משתמשים בה?
searches-how = כדאי לפתוח כל קישור ולראות: מי מפרסם תחתיה, כמה, ועל מה. עדיף אחרת אם היא של מישהו אחר, או אם לא היינו רוצים לעמוד ליד מה שיש שם. הקישורים מובילים לרשתות מהדפדפן שלך, בלי הכתובת של האתר הזה.
part-whole-kit = הנוסחים, התמונות, או מה שאסור לומר לעולם
refused-pictures = אין בקריאה מקום לעוד תמונות, קודם צריך להוציא אחת.
image-form = זו לא תמונה ב-JPEG, PNG או WebP, נא לשמור אותה באחד מאלה.
image-damaged = התמונה הזאת פגומה, נא לשמור אותה שוב.
image-large = בתמונה הזאת יותר מדי בתים: { $size }. נא להקטין אותה מתחת ל-1 MiB.
image-pixels = התמונה הזאת גדולה מדי: { $width } × { $height }. לכל היותר 4096 פיקסלים בכל צד.
image-moving = התמונה הזאת זזה, נא לשמור ממנה תמונה אחת.
image-turned = התמונה הזאת מסובבת לפי הנתונים שלה, והם מוסרים. נא ליישר אותה ולשמור שוב.
folder-picture = הקובץ { $file }: { $why }
fault-large-pictures = בתמונות יחד יותר מדי בתים: { $size } מתוך { $most }. נא להקטין אותן.
fault-imprint = אי אפשר לקרוא את התמונה הזאת, נא להכניס אותה שוב.
fault-many-pictures = { $written } תמונות הן יותר ממה שהערכה נושאת, לכל היותר { $most }.
fault-picture-name = { $file } אינו שם של קובץ תמונה. יש בו אותיות לטיניות, ספרות, נקודות, מקפים ו-_, כמו loom.jpg.
fault-no-picture = אין תמונה { $file }, נא להכניס אותה או להוציא את הרשומה.
fault-picture-twice = התמונה { $file } רשומה פעמיים, נא להשאיר אחת.
fault-undescribed = נא לכתוב בשפה { $language } מה רואים בתמונה, למי שלא רואה אותה.
fault-unnamed-picture = התמונה { $file } לא מוצגת לאיש.

## Groups

groups = קבוצות שתומכות בקריאות
group-unproven = עדיין לא הוכח
group-shown = מוצגת
group-show = להצגה בדף
group-drop = להסרה
hand-ins = פוסטים שנמסרו
hand-in-drop = לא להציג
wall-how = מה שכולם רואים על הקיר. מה שיורד ממנו ממשיך להיספר, והדוח לא מצטט אותו.
wall-hide = להוריד מהקיר
wall-hidden = ירדו מהקיר
wall-show = להחזיר לקיר
wall-erase = מחיקת פוסט
wall-erase-how = אם מי שפוסט נוגע לו מתנגד, או שבית משפט או תנאי רשת דורשים זאת, הוא נמחק מהתיעוד לתמיד, ונשארים רק הסיבה והזמן. כדאי לבדוק פעמיים.
wall-erase-post = כתובת הפוסט
wall-erase-reason = באיזו זכות
wall-erase-objection = מי שזה נוגע לו מתנגד
wall-erase-court = בית משפט הורה על כך
wall-erase-platform = תנאי הרשת דורשים זאת
wall-erase-author = הכותב ביקש זאת
wall-erase-do = למחוק לתמיד
wall-erase-none = אין בתיעוד דבר בכתובת או בשם הזה.
near = צורות כתיב שאנשים כתבו
near-how = מה שכמעט זהה לתגית מוסכמת. אם סופרים צורה, נספרים גם כל הפוסטים שלה משלושת הימים האחרונים. הדבר נאמר ברישום ובדוח.
near-count = לספור אותה
near-posts = { PLURAL($count) ->
    [one] במקום #{ $of }, בפוסט אחד
    [two] במקום #{ $of }, בשני פוסטים
   *[other] במקום #{ $of }, ב-{ $count } פוסטים
}

## What is kept of the rally

rally = מה נשמר מן הגיוס
rally-lead = שני מספרים שאינם מתחברים לעולם: התחייבות היא מילה שכל אחד יכול לתת, ומאושר הוא מי שאישר בדואר אלקטרוני או מסר פוסט.
rally-pledged = התחייבויות
rally-confirmed = מאושרים בדואר אלקטרוני
rally-contacts = כתובות, מוצפנות
rally-hand-outs = נוסחים שחולקו
reminders = תזכורות בדואר אלקטרוני
rally-no-mail = השרת הזה הופעל בלי שרת דואר. למבקרים מוצע רק הרישום ביומן.
rally-no-letters = אין מכתבים שממתינים לשליחה.
rally-in-time = מכתבים שעוד יישלחו: { $letters }. בקצב של { $rate } בשנייה האחרון יוצא לפני השעה: { $at }.
rally-late = מכתבים שעוד יישלחו: { $letters }, בקצב של { $rate } בשנייה. מאוחרים מדי לשעה, ולא יישלחו: { $late }. תזכורות אינן מוצעות עוד. שרת דואר שמקבל יותר מכתבים בשנייה יעזור.
rally-erase = מחיקה
rally-erase-how = למחוק את מספרי ההתחייבויות והנוסחים שחולקו ואת כל הכתובות. הדוח והרישום נשארים.
rally-erase-now = מחיקת נתוני הגיוס
rally-erase-later = הכתובות נמחקות מעצמן 72 שעות אחרי הסערה. אחרי שהסערה תסתיים אפשר למחוק כאן הכול; הסרת הקריאה מוחקת את הכתובות מיד.
rally-tick-first = קודם צריך לסמן את התיבה: מה שנמחק אי אפשר להחזיר.
rally-not-over = הסערה עוד לא הסתיימה. דבר לא נמחק.
rally-erased = נמחק
rally-erased-lead = זה מה שנשמר מן הגיוס, ואיננו עוד:
rally-backup = עותק קודם של מסד הנתונים מכיל את הכתובות בהצפנה בלבד; המפתח שלהן הושמד, ואיש אינו יכול לקרוא אותן.

## Where one is signed in

browsers = היכן החיבור פתוח
browser-since = מאז { $since } UTC, שימוש אחרון { $used } UTC
browser-this = הדפדפן הזה
browser-end = יציאה משם

## The server, for admins

the-server = השרת
server-version = גרסה
server-since = פועל מאז
server-room = מקום שנשאר
server-of = { $left } מתוך { $all }
server-memory = זיכרון
server-visitors = מבקרים בו־זמנית
server-places = { $now } עכשיו, יש מקום ל־{ $all }
server-backup = הגיבוי החדש ביותר
server-certificate = התעודה תקפה עד
server-no-backup = אין גיבוי: אם הדיסק הזה יאבד, הכול יאבד. המדריך למנהלים מסביר איך יוצרים גיבוי.
server-old-backup = הגיבוי החדש ביותר בן יותר מיומיים, או שהדיסק שלו איננו.
server-room-scarce = נשאר מעט מקום: תמונות כבר לא מתקבלות. יש לפנות מקום או להתיר יותר.
server-room-none = לא נשאר מקום: דבר כבר לא מתקבל, והאיסוף ממתין. יש לפנות מקום או להתיר יותר.
server-unreadable = אי אפשר לקרוא את הרישום של { $call }: דבר לא נאסף עבורה והמספרים שלה לא מוצגים. הדף וההתחייבויות ממשיכים. יש להפעיל את השרת מחדש; אם זה לא עוזר, { $check } בתיקיית הנתונים אומר מה פגום, והמדריך למנהלים אומר מה לעשות אז.
server-call = קריאה
server-people = התחייבויות
server-posts = פוסטים ברישום
server-networks = רשתות
server-sees = כולן נראות
server-blind = לא נראות עכשיו: { $sources }
server-unwatched = שום רשת אינה נצפית
papers = ניירת
papers-lead = תבניות בשפתך, מלאות במה שהשרת יודע על עצמו. לפני שמסתמכים עליהן, כדאי להראות אותן למי שמכיר את החוק במדינה.
papers-blank = (שם וכתובת דואר)
papers-imprint = פרטי המפרסם
papers-imprint-how = היכן שהחוק דורש זאת, הם מופיעים לכולם בדף על השרת הזה. כדי למלא אותם יש להפעיל את השרת עם { $operator } ועם { $mail }.
papers-responsible = האחריות על המוצג כאן:
papers-notice = הודעת פרטיות
papers-notice-how = זהו הדף על השרת הזה, שנוצר ממסד הנתונים שלו עצמו, בכל אחת משפותיו:
papers-processing = רישום פעולות העיבוד
papers-processing-how = מה שסעיף 30 ל־GDPR דורש, שנוצר ממבנה מסד הנתונים בתאריך { $day }. יש להדפיס, לחתום, ולחזור על כך אחרי כל שדרוג.
papers-controller = בעל השליטה
papers-purpose = מטרה
papers-basis = בסיס חוקי, לפי הבנתנו
papers-recipients = נמענים
papers-recipients-are = איש מלבד מי שבלעדיו אי אפשר: שרת הדואר שנושא תזכורת, שירות ההתראות של הדפדפן, ומי ששומר את הגיבויים.
papers-abroad = מדינות שלישיות
papers-abroad-are = השרת לא שולח לשם דבר על איש. הוא קורא את מה שגלוי לכול ברשתות, וחלקן בחו״ל.
papers-measures = אמצעים
papers-measures-are = כתובתו של מבקר אינה בשום קובץ. פרטי קשר מוצפנים במפתח של הקריאה שלהם, שמושמד. מארגנים נכנסים במפתחות גישה, וביום האחרון לפני סערה איש אינו משנה לבדו את השעה או את התגיות. קווים וגיבויים מוצפנים, ופרטי קשר אינם בשום גיבוי. תמונות נוצרות מחדש, בלי מקום ובלי מכשיר. מחיקה משמידה תוכן ומלח, והרישום מוכיח רק שהיה שם משהו.
papers-for-rally = כדי שכולם יראו כמה משתתפים
papers-for-reminder = כדי להזכיר לאנשים את השעה
papers-for-hand-in = כדי לספור פוסט שהרשתות לא מראות לנו
papers-for-endorsement = כדי להראות מי עומד מאחורי קריאה
papers-for-concern = כדי למנוע נזק שקריאה או פוסט גורמים
papers-for-organizer = כדי לדעת מי רשאי לכתוב קריאות
papers-for-call = כדי לבקש עזרה למי שבסכנה
papers-for-record = כדי שיהיה אפשר להוכיח אחר כך מה פורסם וכמה
papers-for-keeping = כדי שיהיה אפשר להראות, היכן שמבקשים, מה באמת פורסם ועל ידי מי
papers-by-nobody = אין מידע אישי
papers-by-consent = הסכמה (סעיפים 6(1)(a), 9(2)(a) ל־GDPR)
papers-by-interest = אינטרס לגיטימי (סעיף 6(1)(f) ל־GDPR)
papers-by-public = אינטרס לגיטימי במה שאנשים פרסמו בעליל בעצמם (סעיפים 6(1)(f), 9(2)(e) ל־GDPR)
