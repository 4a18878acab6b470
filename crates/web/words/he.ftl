### SPDX-License-Identifier: AGPL-3.0-or-later
### נשמח להגהה של מי שעברית היא שפת אמם.
### A native speaker's review is welcome.

## Days and hours

month = { $number ->
    [1] ינואר
    [2] פברואר
    [3] מרץ
    [4] אפריל
    [5] מאי
    [6] יוני
    [7] יולי
    [8] אוגוסט
    [9] ספטמבר
    [10] אוקטובר
    [11] נובמבר
   *[12] דצמבר
}
weekday = { $number ->
    [1] יום שני
    [2] יום שלישי
    [3] יום רביעי
    [4] יום חמישי
    [5] יום שישי
    [6] יום שבת
   *[7] יום ראשון
}
date = { $weekday }, { $day } ב{ $month } { $year }
moment = { $date }, { $clock }
span = מ{ $from } עד { $to }
days = { PLURAL($count) ->
    [one] יום
    [two] ימים
   *[other] ימים
}
hours = { PLURAL($count) ->
    [one] שעה
    [two] שעות
   *[other] שעות
}
minutes = { PLURAL($count) ->
    [one] דקה
    [two] דקות
   *[other] דקות
}
seconds = { PLURAL($count) ->
    [one] שנייה
    [two] שניות
   *[other] שניות
}

## Around every page

skip = דילוג לתוכן
simulated = הדמיה: האנשים והפוסטים האלה בדויים.
languages = שפות
pages = דפי הקריאה
promise = האתר הזה אינו שומר עוגיות, אינו טוען דבר מגורם אחר, ואינו משאיר עקבות של קריאה, התחייבות או פרסום. הכול פועל גם בלי JavaScript.
call = הקריאה
calls = קריאות
no-calls = עדיין אין כאן קריאה.
take-part = להשתתף
live = בזמן אמת
report = דוח
record = רישום

## The call

the-hour = השעה
begins-in = ההתחלה בעוד
now = השעה הגיעה.
ends-in = הסיום בעוד
over = הסערה הזאת הסתיימה.
phase-before = בקרוב
phase-during = עכשיו
phase-after = הסתיימה
read-report = לקריאת הדוח
as-loaded = כפי שהיה כשהדף נטען.
your-clock = לפי השעון שלך
elsewhere = במקומות אחרים
calendar = להוספה ללוח השנה
pledge = אשתתף
pledges-so-far = { PLURAL($count) ->
    [one] התחייבות אחת עד כה
    [two] שתי התחייבויות עד כה
   *[other] { $count } התחייבויות עד כה
}
uncounted = אי אפשר להציג כרגע את מספר ההתחייבויות.
pledge-note = מספר אחד עולה באחת. שום דבר עליך לא נשמר.
thanks = תודה. המילה שלך נספרה.
thanks-more = נתראה בשעה היעודה, וטוב שיבואו איתך עוד.
demand = הדרישה שלנו
who = מי בסכנה
facts = מה קרה
source = מקור: { $it }
checked = תאריך בדיקה: { $date }
charges = האישומים
hearing = בבית המשפט
figures = הרקע
endorsements = מי עומד מאחורי הקריאה
members = { PLURAL($count) ->
    [one] חברות של אדם אחד
    [two] שני חברים או חברות
   *[other] { $count } חברות וחברים
}
members-together = { PLURAL($count) ->
    [one] יחד אדם אחד (בלי ניכוי כפילויות)
    [two] יחד שני אנשים (בלי ניכוי כפילויות)
   *[other] יחד { $count } חברות וחברים (בלי ניכוי כפילויות)
}
address = אל מי לפנות
never-say = מה לא אומרים לעולם
organizers = מי יזם את הקריאה

## Posting

post-lead = כדאי לומר את זה במילים שלך. הניסוח הזה ניתן לך; בביקור הבא יינתן ניסוח אחר.
early = השעה עוד לא הגיעה. לפוסטים יש הכי הרבה כוח כשהם באים יחד: { $it }
your-words = הפוסט שלך
another = ניסוח אחר, בבקשה
length = אורך
choose-network = איפה לפרסם
door-note = הכפתור פותח את הרשת עם הטקסט שלך; הפרסום עצמו נעשה שם, בשמך ובלחיצה שלך. מה שנכתב כאן לעולם אינו עובר דרך האתר הזה.
own-server = שרת Mastodon משלך
server = שרת
make-link = ליצירת הקישור
post-on = לפרסום ב־{ $it }
no-server = זה לא שם של שרת. כותבים כך: { $it }
back = חזרה
email = דוא״ל
plain-links = אותו הדבר כקישורים פשוטים

## The storm, live

posts = { PLURAL($count) ->
    [one] פוסט
    [two] פוסטים
   *[other] פוסטים
}
accounts = { PLURAL($count) ->
    [one] חשבון
    [two] חשבונות
   *[other] חשבונות
}
originals = { PLURAL($count) ->
    [one] פוסט מקורי
    [two] פוסטים מקוריים
   *[other] פוסטים מקוריים
}
replies = { PLURAL($count) ->
    [one] תגובה
    [two] תגובות
   *[other] תגובות
}
reposts = { PLURAL($count) ->
    [one] שיתוף
    [two] שיתופים
   *[other] שיתופים
}
quotes = { PLURAL($count) ->
    [one] ציטוט
    [two] ציטוטים
   *[other] ציטוטים
}
pledged = { PLURAL($count) ->
    [one] התחייבות
    [two] התחייבויות
   *[other] התחייבויות
}
recorded = { PLURAL($count) ->
    [one] פוסט ברישום
    [two] פוסטים ברישום
   *[other] פוסטים ברישום
}
as-of = נכון ל: { $it }
sealed = הקריאה נחתמה: { $date }
other = אחרים, כל אחד של פחות מחמישה אנשים
per-minutes = { PLURAL($count) ->
    [one] פוסטים בדקה
    [two] פוסטים בכל שתי דקות
   *[other] פוסטים בכל { $count } דקות
}
peak = { PLURAL($count) ->
    [one] הדקה העמוסה ביותר, { $at }: פוסט אחד
    [two] הדקה העמוסה ביותר, { $at }: שני פוסטים
   *[other] הדקה העמוסה ביותר, { $at }: { $count } פוסטים
}
networks = רשתות
hashtags = תגיות
post-languages = שפות
unknown-language = לא צוינה
wall = הקיר
wall-note = פוסטים שנמסרו בידי מי שכתבו אותם, או של קבוצות תומכות ושל חשבונות ציבוריים שצוינו בשמם. כל השאר נספרים, ולעולם אינם מוצגים.
wall-empty = עדיין אין דבר שמותר להציג.
picture = תמונה: { $text }
reload = לטעינת המספרים העדכניים
how-counted = מה נספר
method = פוסטים מתוך השעה היעודה שיש בהם אחת התגיות ושאפשר היה לראות ברשתות המצוינות. כל פוסט נספר פעם אחת והוא מסוג אחד: שיתוף, תגובה, ציטוט, ואם לא, מקורי. החשבונות הם חשבונות שונים זה מזה, וזה אינו אותו הדבר כמו אנשים. פוסטים פרטיים ורשתות אחרות אי אפשר לראות. קבוצות של פחות מחמישה חשבונות מאוחדות.

## Report and record

see-live = לצפייה בזמן אמת
report-soon = הדוח נכתב כשהסערה נגמרת והרישום שלה נחתם. עד אז אין דבר סופי. סיום הסערה:
record-lead = כל פוסט שנספר הותיר סימן חתום ביומן שיכול רק לגדול. כל אחת ואחד יכולים לבדוק אותו בלי לסמוך עלינו.
checkpoint = נקודת הביקורת
no-checkpoint = עדיין אין נקודת ביקורת: הרישום ריק.
verify = לבדיקה עצמאית
verify-form = נקודת הביקורת חתומה ומציינת את גודל היומן ואת גיבוב השורש שלו. צורתה היא תקן פתוח שגם תוכנות אחרות קוראות:
verify-how = כדאי לשמור את נקודת הביקורת שמופיעה היום. כל נקודה מאוחרת יותר חייבת להכיל אותה, ואותו מפתח חייב לחתום על שתיהן. מי שיש לו עותק של הרישום בודק את כולו בלי חיבור לרשת:
verify-limits = היומן מוכיח מה התקבל ומתי, ושדבר לא שונה מאז. הוא אינו מוכיח שמה שנאמר בפוסט הוא אמת.

## When something is wrong

not-found = אין דבר בכתובת הזאת
not-found-advice = אולי לקריאה יש שם אחר, או שנשמטה אות מהקישור בדרך.
wrong-method = הכתובת הזאת אינה פועלת כך
wrong-method-advice = אפשר לפתוח את דף הקריאה ולהשתמש בכפתורים שבו.
forbidden = זה הגיע מאתר אחר
forbidden-advice = התחייבות נספרת רק בלחיצה על הכפתור בדף הקריאה עצמו.
too-large = זה יותר ממה שהאתר הזה מקבל
too-large-advice = דבר לא נשמר. אפשר לחזור ולשלוח פחות.
busy = הרבה אנשים כאן בבת אחת
busy-advice = דבר לא נספר. אפשר לנסות שוב עוד רגע; אפשר לפרסם גם בלי האתר הזה.
bad-request = אי אפשר היה לקרוא את הבקשה
bad-request-advice = אפשר לפתוח את דף הקריאה ולהתחיל משם.
failed = משהו השתבש אצלנו
failed-advice = זו לא אשמתך. אפשר לנסות שוב עוד רגע.

## For elsewhere

take-along = לקחת איתך
kit-file = כל הקריאה בקובץ אחד שאינו זקוק לרשת
kit-archive = הכול בארכיון אחד, עם טקסטים ותמונות
card = תמונה
qr = קוד QR
feed = הזנת עדכונים
kit-lead = הקובץ הזה מכיל את כל הקריאה ואינו זקוק לרשת. אפשר לשמור, להעתיק ולהעביר הלאה.
kit-how = הקישורים פותחים רשת עם הטקסט; הפרסום עצמו נעשה שם, בשמך. כדאי לשנות את המילים: רשתות מענישות על אותו טקסט מפי רבים.
wordings = פוסטים מוצעים
kit-copy = העתקה
kit-copied = הועתק
online = הקריאה ברשת

## Changes, and what is gone

changed = מה השתנה מאז הפרסום הראשון
countersigned = בהסכמת שני אנשי ארגון
not-countersigned = על דעת איש ארגון אחד
part-hour = השעה
part-hashtags = התגיות
part-demand = הדרישה
part-case = המקרה
part-kit = הנוסחים
part-rest = פרטים אחרים
gone = הקריאה הזאת הוסרה
gone-advice = שום דבר ממנה אינו נשמר כאן. ייתכן שלמי שפרסמו אותה הייתה סיבה שמגינה על מישהו.
