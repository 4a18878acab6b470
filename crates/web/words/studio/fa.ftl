### SPDX-License-Identifier: AGPL-3.0-or-later
### از بازبینی کسانی که فارسی زبان مادری‌شان است استقبال می‌کنیم.
### A native speaker's review is welcome.

## Around every page

studio = استودیو
studio-name = استودیوی Groundswell
sign-out = خروج
back-to-studio = بازگشت به استودیو
pair = { $one }، { $other }

## The door

nobody-yet = هنوز کسی اینجا کار نمی‌کند. برنامه هنگام آغاز نشانی‌ای چاپ می‌کند که نخستین سازمان‌دهنده را راه می‌دهد: آن را باز کنید.
door-lead = برای سازمان‌دهندگان. همراهان به حساب نیاز ندارند.
sign-in = ورود با گذرکلید
needs-script = گذرکلیدها به JavaScript نیاز دارند: آن را برای این سایت، و اگر شد تنها در استودیو، روشن کنید.
lost-passkey = گذرکلیدم را گم کرده‌ام
recovery-code = یک رمز بازیابی
new-passkey = ثبت گذرکلید تازه
unused-passkey = گذرکلید به کار نرفت. هر وقت آماده بودید دوباره امتحان کنید.
join = پیوستن به استودیو
welcome-back = خوش برگشتید، { $it }
own-name = یک نام
own-name-hint = نام مستعار بهتر است: دیگر سازمان‌دهندگان آن را می‌بینند و هیچ‌کس دیگر نمی‌بیند.
passkey-how = دستگاه شما کلیدی به نام گذرکلید نگه می‌دارد و آن را با انگشت، چهره یا رمز شما باز می‌کند. گذرواژه‌ای در کار نیست.
make-passkey = ساختن گذرکلید من
codes = این رمزها را بنویسید
codes-how = اگر دستگاهتان گم شود هر کدام یک بار شما را راه می‌دهد. اکنون نشان داده می‌شوند و دیگر هرگز. روی کاغذ و در جای امن از همه امن‌ترند.
codes-written = آن‌ها را نوشتم

## The desk

desk = فراخوان‌ها
no-drafts = هنوز فراخوانی نیست. یکی را در پایین آغاز کنید: از هیچ تا فراخوان منتشرشده چند دقیقه بیشتر نیست.
public-calls = منتشرشده
change-waits = تغییری در انتظار سازمان‌دهندهٔ دوم است
drafts = در حال نوشتن
folder-calls = نگه‌داشته در پوشه‌ها
folder-calls-how = برنامه با این‌ها آغاز شده است؛ در پوشهٔ خودشان تغییر می‌کنند.
raised = آنچه بازدیدکنندگان نادرست می‌دانند
settle = خوانده و رسیدگی شد
new-call = فراخوان تازه
call-name = نام آن در نشانی‌ها
call-name-hint = حروف کوچک لاتین، رقم و خط تیره، مانند free-the-weavers. بعدها نمی‌توان آن را تغییر داد.
main-language = زبان اصلی
begin = آغاز
team = سازمان‌دهندگان
admin = مدیر
you = شما
let-go = کنار گذاشتن
let-name-go = کنار گذاشتن { $name }
alone = شما تنهایید: آنچه تغییر می‌دهید بی‌درنگ به کار می‌افتد و صفحه می‌گوید که کس دیگری موافقت نکرده است. با سازمان‌دهندهٔ دوم، تغییر ساعت، هشتگ‌ها یا خواسته در ۲۴ ساعت آخر به هر دو نیاز دارد.
invite = دعوت
an-organizer = یک سازمان‌دهنده
an-admin = یک مدیر، که او هم می‌تواند دعوت کند
invite-link = ساختن پیوند
add-device = افزودن دستگاه دیگری از من
link = یک پیوند
the-link = پیوند
link-for-other = این پیوند را تنها به همان کسی که دعوت می‌کنید بدهید، جوری که کس دیگری نتواند بخواند. یک بار و تا سه روز کار می‌کند.
link-for-device = این پیوند را در دستگاه دیگرتان باز کنید. یک بار و تا نیم ساعت کار می‌کند.
last-admin = آخرین مدیر را نمی‌توان کنار گذاشت: دیگر کسی نمی‌توانست دعوت کند.
choose-language = یک زبان برگزینید.
name-in-use = فراخوانی به این نام هست؛ نام دیگری برگزینید.
name-used = فراخوانی به این نام هست یا بوده است؛ نام دیگری برگزینید.
name-characters = «{ $name }» نام فراخوان نمی‌شود: حروف کوچک a تا z، رقم، و میان آن‌ها خط تیره به کار ببرید.
name-length = «{ $name }» نام فراخوان نمی‌شود: نام ۱ تا ۶۴ نویسه دارد.
name-reserved = «{ $name }» نام فراخوان نمی‌شود: خود سایت این نشانی را به کار می‌برد.

## Steps

steps = گام‌ها
step-done = انجام شد
step-open = مانده
step-case = چه کسی در خطر است
step-case-lead = تنها چیزی را بنویسید که خود آن‌ها، یا کسانی که می‌توانند از سوی آن‌ها سخن بگویند، پذیرفته‌اند.
step-ask = چه می‌خواهید
step-hour = ساعت
step-hour-lead = نیم ساعت پیش‌تر به همان خوبیِ یک هفته است.
step-hashtags = هشتگ‌ها
step-hashtags-lead = یک هشتگ اصلی بهترین است، و برای هر زبان حداکثر یکی: جمعیتی که میان بسیاری پخش شود زیر هیچ‌کدام دیده نمی‌شود.
step-facts = آنچه می‌دانیم
step-facts-lead = هر واقعیت روزش، منبعش و روزی را می‌خواهد که کسی آخرین بار آن منبع را باز کرده است.
step-wordings = متن‌ها
step-wordings-lead = شبکه‌ها رونوشت‌ها را جریمه می‌کنند: هر چه می‌توانید پست‌های گوناگون بنویسید، با واقعیت‌ها و صداهای گوناگون. به هر بازدیدکننده آن که کمتر به کار رفته داده می‌شود.
step-safety = آنچه هرگز نباید گفت
step-safety-lead = آنچه با منتشر شدن کسی را به خطر می‌اندازد: کودکان، خانه‌ها، نام شاهدان، تهدیدها. بدون دست‌کم یک سطر هیچ فراخوانی منتشر نمی‌شود.
step-more = بیشتر
step-more-lead = همهٔ این‌ها می‌تواند خالی بماند.
to-do-here = اینجا هنوز مانده: { $number }
in-half-an-hour = نیم ساعت دیگر
tomorrow = فردا همین ساعت
zone-first = نخست یک منطقهٔ زمانی برگزینید.
entry-new = تازه
entry-remove = برداشتن این
entry-add = افزودن یکی دیگر
how-read = شبکه‌ها آن‌ها را چگونه می‌خوانند
what-kit-does = این متن‌ها چه می‌کنند
keep-and-go-on = نگه‌داشتن و ادامه
kept = نگه داشته شد.
as-seen = آن‌گونه که همراهان می‌بینند
preview = پیش‌نمایش
no-preview = پیش‌نمایش وقتی نشان داده می‌شود که این‌ها درست شوند:

## Fields

field-languages = زبان‌های فراخوان
hint-languages = کدهایی مانند en، ar و pt-BR؛ زبان اصلی نخست.
field-case-name = نام یا نام‌ها
hint-case-name = آن‌گونه که خودشان می‌خواهند نامیده شوند.
field-case-on-behalf = از سوی چه کسی
hint-case-on-behalf = چه کسی این فراخوان را خواسته و چه کسی آن را خوانده و پذیرفته است.
field-case-summary = دربارهٔ چیست
hint-case-summary = دو سه جمله.
field-title = عنوان
hint-title = کوتاه؛ عنوان کارتی هم هست که شبکه‌ها نشان می‌دهند.
field-demand = خواسته
hint-demand = چه خواسته می‌شود و از چه کسی.
field-organizers = چه کسانی فرا می‌خوانند
hint-organizers = گروه‌ها یا نام‌های مستعار، هر سطر یکی؛ نام واقعی هرگز لازم نیست.
field-storm-zone = منطقهٔ زمانی که در آن اعلام می‌کنید
field-storm-starts = آغاز
hint-storm-starts = به ساعت همان منطقه.
field-storm-ends = پایان
hint-storm-ends = یک تا دو ساعت بهترین است.
list-storm-cities = شهرها
list-storm-cities-lead = ساعت به وقت آن‌ها هم نشان داده می‌شود.
field-storm-cities-name = شهر
field-storm-cities-zone = منطقهٔ زمانی آن
field-hashtags = هشتگ‌ها، اصلی نخست
hint-hashtags = هر سطر یکی. در لاتین، حرف بزرگ میان واژه‌ها به کسانی که گوش می‌دهند کمک می‌کند: FreeTheWeavers.
field-fallbacks = هشتگ‌های جانشین
hint-fallbacks = از پیش توافق‌شده و به‌کارنرفته: برای وقتی که هشتگ اصلی پر یا بسته شود. هر سطر یکی.
field-switched-to = اکنون جانشین شود
hint-switched-to = یکی از آن‌ها را اینجا بنویسید و منتشر کنید تا همه‌جا جای اصلی را بگیرد. پست‌های زیر هشتگ پیشین هم شمرده می‌شوند.
list-case-fact = واقعیت‌ها
field-case-fact-on = روز
field-case-fact-text = چه شد
field-case-fact-source = منبع
hint-case-fact-source = نشانی‌ای که با https:// آغاز می‌شود
field-case-fact-checked-on = آخرین بررسی منبع در
list-case-charges = اتهام‌ها
list-case-charges-lead = به چه متهم شده‌اند.
field-case-charges = اتهام
list-case-hearing = روزهای دادگاه
field-case-hearing-at = کی
hint-case-hearing-at = به ساعت منطقه‌ای که اعلام شده.
field-case-hearing-place = کجا و نزد چه کسی
list-case-figure = آمار زمینه
field-case-figure-value = رقم
field-case-figure-label = چه را می‌شمارد
field-case-figure-source = منبع
field-wordings = پست‌های پیشنهادی
hint-wordings = هر بند یکی، میان آن‌ها یک سطر خالی. { "{tags}" } هشتگ‌ها می‌شود، { "{url}" } نشانی فراخوان، و از { "{آزادش کنید|رهایش کنید}" } به هر بازدیدکننده یکی می‌رسد.
field-never-say = هرگز نگویید
list-handle = خطاب به چه کسی
list-handle-lead = نهادها، یا کسانی در مقام عمومی؛ کم، و هرگز نه یک شخص خصوصی.
field-handle-network = شبکه
field-handle-handle = شناسه
hint-handle-handle = بدون @.
field-handle-role = مقامشان، و چرا خطاب می‌شوند
list-endorsement = گروه‌هایی که پشت آن‌اند
field-endorsement-group = گروه
field-endorsement-members = شمار اعضا
hint-endorsement-members = تنها با منبع.
field-endorsement-source = این شمار را کجا می‌توان خواند
field-endorsement-url = نشانی گروه
list-quotable = حساب‌هایی که پست‌هایشان را می‌توان نشان داد
field-quotable-network = شبکه
field-quotable-handle = شناسه
hint-quotable-handle = بدون @.
field-quotable-reason = چرا می‌توان نشانشان داد
hint-quotable-reason = رضایت خودشان، یا مقام عمومی‌شان.

## What hashtags and wordings will do

note-reading = { $tag }: { $readings }
reads-whole = { $network } همه‌اش را می‌خواند
reads-only = { $network } تنها { $read } را می‌خواند
reads-nothing = { $network } آن را نمی‌خواند
note-texts = { PLURAL($count) ->
    [one] { $language }: { $count } متن
   *[other] { $language }: { $count } متن گوناگون
}
note-crowd = اگر { $people } نفر شرکت کنند، هر متن حداکثر به { $share } نفر می‌رسد
note-alike = { $language }: دو متنی که از همه شبیه‌ترند ({ $one } و { $other }) در { $percent } % یکی‌اند
note-long = { PLURAL($count) ->
    [one] { $language }: { $count } متن برای { $network } بلند است: { $longest } از { $limit }
   *[other] { $language }: { $count } متن برای { $network } بلند است، تا { $longest } از { $limit }
}

## Publishing

publish = انتشار
public-at = این فراخوان در { $it } منتشر است.
change-waiting = تغییری در انتظار سازمان‌دهندهٔ دوم است
changes-parts = این‌ها را تغییر می‌دهد: { $parts }.
proposed-by-you = پیشنهاد شماست؛ سازمان‌دهندهٔ دیگری این صفحه را باز می‌کند و موافقت می‌کند.
agree = خواندم و موافقم
give-up = چشم‌پوشی از این تغییر
to-do = هنوز مانده
second-look = نگاهی دوباره می‌خواهد: { $number }
publish-changes = این‌ها را تغییر می‌دهد: { $parts }. صفحه به همه می‌گوید که تغییر کرده و کی.
storm-is-close = ساعت نزدیک است: اگر سازمان‌دهندهٔ دیگری هست، نخست باید موافقت کند.
on-whose-behalf = از سوی چه کسی
must-never-say = آنچه هرگز نباید گفت
have-agreed = کسانی که این فراخوان برای آن‌هاست، یا کسانی که می‌توانند از سوی آن‌ها سخن بگویند، همهٔ واژه‌هایش را پذیرفته‌اند.
publish-change = انتشار تغییر
nothing-new = آنچه منتشر است همان است که اینجا نوشته شده.
say-agreed = نخست تأیید کنید که کسانی که این فراخوان برای آن‌هاست آن را پذیرفته‌اند.
nothing-changed = از زمان انتشار چیزی تغییر نکرده است.
somebody-else = کس دیگری باید موافقت کند: پیشنهاد شماست.
propose-again = آنچه پیشنهاد شده دیگر منتشرشدنی نیست؛ دوباره پیشنهاد کنید.
order-unheard = کارساز دارد می‌ایستد؛ وقتی دوباره آغاز شود انجام می‌شود.
order-failed = نگه داشته شد، ولی چیزی درست پیش نرفت. گردانندهٔ کارساز بیشتر می‌بیند: { $says }
as-folder = به شکل پوشه
take-out = بیرون بردن به شکل بایگانی
take-out-how = بایگانی پوشه‌ای را در خود دارد که { $it } می‌خواند.
bring-in-label = آوردن چنین بایگانی‌ای؛ جای آنچه اینجا نوشته شده را می‌گیرد
bring-in = آوردن
take-down = برداشتن این فراخوان
take-down-how = صفحه، متن‌هایش و آمار زنده‌اش بی‌درنگ می‌روند. آنچه از فراخوان در دفترش مهر شده نابود می‌شود؛ دفتر نشان می‌دهد که چیزی مهر شده بود و دیگر نیست. برگشتنی نیست و نامش هم دوباره به کار نمی‌آید.
take-down-now = اکنون برداشته شود
throw-away-draft = دور انداختن این پیش‌نویس
throw-away-how = چیزی از آن نگه داشته نمی‌شود.
throw-away = دور انداختن
certain = مطمئنم.
tick-first = نخست خانه را نشان بزنید: آنچه برداشته شود برنمی‌گردد.

## What was not done

refused-late = این خیلی طول کشید؛ از نو آغاز کنید.
refused-name = نامی با ۱ تا ۴۰ حرف برگزینید.
refused-no-passkeys = گذرکلیدها نشانی‌ای می‌خواهند که با https:// و یک نام آغاز شود، یا http://localhost. گردانندهٔ کارساز آن را با --base-url می‌دهد.
refused-not-allowed = تنها مدیر می‌تواند این کار را بکند؛ از او بخواهید.
refused-passkey = این گذرکلید پذیرفته نشد؛ دوباره امتحان کنید یا دستگاه دیگری به کار ببرید.
refused-store = آنچه خواستید نه نگه داشته شد و نه خوانده. گردانندهٔ کارساز دلیلش را می‌بیند.
refused-name-taken = سازمان‌دهندهٔ دیگری این نام را دارد؛ نام دیگری برگزینید.
refused-link = این پیوند به کار رفته یا زمانش گذشته است؛ از کسی که آن را داده تازه‌اش را بخواهید.
refused-field = فراخوان بخشی به نام «{ $field }» ندارد.
refused-long = این بیش از گنجایش یک صفحه است؛ آن را زیر ۲۰٬۰۰۰ بایت نگه دارید.
folder-refused = { $why } چیزی تغییر نکرد.
folder-no-archive = این بایگانی zip خواندنی نیست.
folder-many-files = بایگانی بیش از نیاز یک فراخوان پرونده دارد.
folder-damaged = بایگانی آسیب دیده است.
folder-large = { $file } بزرگ‌تر از نیاز یک فراخوان است.
folder-no-text = { $file } متن UTF-8 نیست.
folder-no-call = بایگانی call.toml ندارد.

## What is wrong with a call

lacks-never-say = دست‌کم یک چیز بنویسید که هرگز نباید گفته شود.
lacks-fact = دست‌کم یک واقعیت با روز و منبعش بنویسید.
lacks-check = بنویسید این منبع آخرین بار کی بررسی شده است.
fault-address = این نشانی‌ای نیست که با https:// یا http:// آغاز شود.
fault-day = این روز نیست.
fault-empty = این هنوز خالی است.
fault-handle = این شناسه‌ای در { $network } نیست؛ مانند { $sample } بنویسید.
fault-kind = این را اینجا نمی‌توان خواند؛ از نو بنویسید.
fault-language = «{ $written }» زبان نیست؛ کدش را مانند en، ar یا pt-BR بنویسید.
fault-language-twice = زبان { $language } اینجا دو بار آمده است.
fault-many-languages = { $written } زبان زیاد است؛ حداکثر { $most } تا نگه دارید.
fault-no-network = یک شبکه برگزینید.
fault-other-language = متنی به { $language } هست که در میان زبان‌های فراخوان نیست.
fault-unknown-key = هیچ فراخوانی «{ $key }» ندارد؛ با بایگانی آمده است.
fault-untranslated = این متن نیست؛ خوانندگان { $language } متن { $main } را می‌بینند.
fault-folder = پرونده را نمی‌توان خواند: { $says }
fault-toml = سطر { $line } از call.toml را نمی‌توان خواند: { $says }
fault-ends-first = پایان پس از آغاز نیست؛ هر دو را دوباره ببینید.
fault-far-away = این زمان خیلی دور است.
fault-long-storm = این { $hours } ساعت طول می‌کشد و حداکثر ۴۸ است. روزها را دوباره ببینید.
fault-many-cities = { $written } شهر بیش از گنجایش یک صفحه است؛ حداکثر { $most } تا نگه دارید.
fault-names-zone = منطقه را کنار زمان ننویسید؛ جای خودش را دارد.
fault-no-time = این زمان نیست.
fault-skipped = در این روز ساعت‌های { $zone } از روی این زمان می‌پرند؛ زمان دیگری برگزینید.
fault-twice = در این روز ساعت‌های { $zone } این زمان را دو بار نشان می‌دهند؛ زمان دیگری برگزینید.
fault-offset = اختلاف { $zone } در آن زمان چیز دیگری است؛ زمان را بدون اختلاف بنویسید.
fault-zone = منطقهٔ زمانی «{ $written }» نیست؛ مانند Europe/London بنویسید.
fault-zone-near = منطقهٔ زمانی «{ $written }» نیست. منظورتان { $near } بود؟
fault-tag-blind = { $tag } را هشتگ نمی‌خوانند: { $networks }.
fault-commitment = این تعهدی با ۶۴ رقم نیست.
fault-leak = هشتگ مهرشده در سطر { $line } آمده که پیش از ساعت برای همه پیداست. به جایش { "{tag}" } بنویسید، یا هشتگ دیگری مهر کنید.
fault-long-tag = { $tag } بیش از { $most } حرف دارد.
fault-many-tags = { $written } هشتگ بیش از آن است که کسی بنویسد؛ حداکثر { $most } تا نگه دارید.
fault-no-fallback = { $tag } از هشتگ‌های جانشین نیست؛ تنها آنچه از پیش توافق شده می‌تواند جا بگیرد.
fault-opening = پروندهٔ sealed.toml را نمی‌توان خواند؛ هشتگ را دوباره مهر کنید.
fault-opens-nothing = sealed.toml هست و هشتگ مهرشده نیست؛ تعهدش { $commitment }
fault-opens-other = پروندهٔ sealed.toml از هشتگ مهرشدهٔ دیگری است.
fault-unopened = هشتگ مهرشده را اینجا نمی‌توان گشود؛ متن‌های دارای { "{tag}" } کنار می‌مانند.
fault-unread-sealed = هیچ شبکه‌ای هشتگ مهرشده را نمی‌خواند؛ هشتگی از حرف و رقم مهر کنید.
fault-tag-twice = { $tag } اینجا دو بار آمده است.
fault-unread-tag = هیچ شبکه‌ای { $tag } را هشتگ نمی‌خواند؛ حرف، رقم و _ به کار ببرید، با دست‌کم یک حرف.
fault-all-sealed = هر متنی به { $language } هشتگ مهرشده را دارد؛ متنی بنویسید که پیش از ساعت نشان‌دادنی باشد.
fault-alternative-twice = سطر { $line }: «{ $text }» در یک گزینش دو بار آمده است.
fault-blind = سطر { $line }: هیچ‌یک از هشتگ‌های فراخوان را در این متن نمی‌خوانند: { $networks }.
fault-comment = سطر { $line }: این یادداشت پایان ندارد؛ پس از آن --> بنویسید.
fault-copy = سطر { $line }: این متن همان متن سطر { $first } است؛ شبکه‌ها رونوشت‌ها را جریمه می‌کنند.
fault-heading-day = سطر { $line }: «{ $text }» روز یک واقعیت نیست؛ مانند ## تالار: 2026-12-01 بنویسید
fault-few-fit = سطر { $line }: از { $texts } گونهٔ این متن { $unfit } تا بلندند و کنار می‌مانند؛ نخستین آن‌ها برای { $networks } بلند است.
fault-file-name = متن‌ها در پرونده‌هایی هستند که به .md یا .txt ختم می‌شوند، مانند wordings/en.md.
fault-groundless = آنچه در این سطرها آمده بر هیچ واقعیتی از پرونده تکیه ندارد: { $lines }. بالایش سرتیتری بگذارید، مانند ## دادگاه: 2026-12-01 با روز واقعیت، یا ## سلام: greeting اگر چیزی ادعا نمی‌کند.
fault-long-wording = سطر { $line }: این متن بیش از { $most } حرف دارد؛ آیا سطر خالی جا افتاده است؟
fault-many-wordings = { $written } متن به { $language } بیش از { $most } است؛ گوناگون‌ترین‌ها را نگه دارید.
fault-many-alternatives = سطر { $line }: یک گزینش بیش از { $most } گزینه دارد؛ گوناگون‌ترین‌ها را نگه دارید.
fault-many-choices = سطر { $line }: این متن بیش از { $most } گزینش دارد؛ از آن دو تا بسازید.
fault-many-handles = سطر { $line }: این متن بیش از { $most } حساب را خطاب می‌کند. شبکه‌ها آن را آزار می‌شمارند؛ مهم‌ترین‌ها را نگه دارید.
fault-nested = سطر { $line }: گزینش در میان گزینش نمی‌آید؛ گزینه‌ها را کامل بنویسید.
fault-no-fact = سطر { $line }: پرونده واقعیتی از { $day } ندارد؛ روز واقعیتی را بنویسید که هست.
fault-no-figure = سطر { $line }: پرونده «{ $text }» ندارد؛ شمار رقم‌ها { $figures } است.
fault-no-hashtag = سطر { $line }: این متن هیچ‌یک از هشتگ‌های فراخوان را ندارد؛ { "{tags}" } بیفزایید.
fault-no-number = سطر { $line }: { $day } دارای { $facts } واقعیت است و «{ $text }» ندارد.
fault-no-wording = هنوز متنی به { $language } نیست.
fault-no-words = سطر { $line }: این متن واژه‌ای از خودش ندارد؛ آیا پیش از آن سطر خالی زیادی هست؟
fault-open-choice = سطر { $line }: گزینشی که با «{ $text }» آغاز می‌شود پایان ندارد؛ پس از آن { "}" } بنویسید.
fault-several-facts = سطر { $line }: { $day } دارای { $facts } واقعیت است؛ برای نخستین آن‌ها { $day }/1 بنویسید.
fault-slip = سطر { $line }: { $tag } نزدیک به { $agreed } است؛ انگشت لغزیده؟
fault-too-long = سطر { $line }: این متن برای { $networks } بلند است.
excess = { $network } ({ $length } از { $limit })
fault-slots = سطر { $line }: چیزی { $slots } را پر نمی‌کند؛ { "{tags}" }، { "{tag}" }، { "{url}" } و { "{name}" } هستند.

## The check list and the rehearsal

check-list = فهرست بررسی
check-list-lead = هر سطر وقتی انجام شود خودش سبز می‌شود، و وقتی باید تا کنون انجام شده باشد سرخ.
check-list-clock = زمان‌ها به ساعت { $it }.
item-done = انجام شد:
item-open = مانده:
item-late = دیر شد:
stage-week = تا هفت روز پیش
stage-three-days = تا سه روز پیش
stage-day = تا یک روز پیش
stage-hour = تا یک ساعت پیش
stage-storm = ده دقیقه پس از آغاز
stage-after = تا روز بعد
task-agreed = هیچ تغییری در انتظار سازمان‌دهندهٔ دوم نیست
task-consent = گفته شده از سوی چه کسی است و چه چیزی هرگز نباید گفته شود
task-facts = هر واقعیت می‌گوید منبعش آخرین بار کی باز شده
task-fallback = بر یک هشتگ جانشین توافق شده
task-hashtags = همهٔ شبکه‌ها هشتگ‌ها را می‌خوانند، و حداکثر سه تا هستند
task-posts = پست‌ها دارند شمرده می‌شوند
task-public = فراخوان منتشر است
task-recorded = فراخوان در دفترش مهر شده است
task-rehearsed = همین که اکنون هست تمرین شد و همهٔ صفحه‌ها پاسخ گرفت
task-report = گزارش نوشته شد
task-same = آنچه منتشر است همان است که اینجا نوشته شده
task-sealed = هشتگ مهرشده را سر ساعت می‌توان گشود
task-second = سازمان‌دهندهٔ دومی هست که با تغییرهای دیرهنگام موافقت کند
task-settled = هیچ نگرانی بازدیدکننده‌ای در انتظار پاسخ نیست
task-sources = همهٔ منبع‌ها در سه روز گذشته دوباره باز شد
task-translated = عنوان، خواسته، خلاصه و متن‌ها به هر زبانی هست
task-whole = فراخوان چیزی کم ندارد
task-wordings = از ۲۰۰۰ نفر در یک زبان بیش از ۱۰۰ نفر متن یکسان نمی‌گیرند
rehearsal = تمرین: طوفان فردا، امروز
rehearsal-how = فراخوان همان‌گونه که اینجا نوشته شده، در صفحه‌ای از آن خودش: ساعتش پس از یک دقیقه می‌رسد و حداکثر پنج دقیقه می‌پاید. آدم‌های ساختگی پست می‌گذارند، بازدیدکنندگان ساختگی همه با هم صفحه را باز می‌کنند، رقم‌ها حرکت می‌کنند، به جای هشتگ مهرشده هشتگی ساختگی گشوده می‌شود، گزارش نوشته می‌شود. هیچ‌چیز از آن به شبکه‌ای، به صفحهٔ واقعی یا دفترش نمی‌رسد.
rehearsal-runs = در { $it } در جریان است.
rehearsal-began = آغاز: { $at }.
rehearsal-secret = تنها کسی این نشانی را می‌یابد که به او داده شده؛ آن را برای کسانی بفرستید که سر ساعت کمک می‌کنند. یک ساعت پس از گزارش خودش می‌رود.
rehearsal-asked = صفحه‌های خواسته‌شده
rehearsal-failed = بی‌پاسخ
rehearsal-slowest = کندترین پاسخ
rehearsal-posts = پست‌های ساختگی شمرده‌شده
rehearsal-turned-away = برخی بازدیدکنندگان پاسخ نگرفتند. با شمار کمتری دوباره امتحان کنید تا ببینید این کارساز چند نفر را تاب می‌آورد، و آنچه دیگر روی آن کار می‌کند ببندید.
rehearsal-wait = نتیجه هشت دقیقه پس از آغاز اینجا گفته می‌شود.
rehearsal-cut = آخرین تمرین پیش از پایان متوقف شد.
rehearsal-end = پایان و چشم‌پوشی از آن
rehearsal-people = بازدیدکنندگان ساختگی
rehearse = تمرین
rehearse-again = تمرین دوباره
rehearse-later = وقتی می‌توان تمرین کرد که چیزی کم نباشد.

## A sealed hashtag

seal-title = هشتگی که پیش از ساعت کسی نمی‌داند
seal-how = تا ساعت قرار، صفحه به جای آن مهری نشان می‌دهد: آنچه کسی نمی‌داند پر یا بسته نمی‌شود، و پس از آن همه می‌توانند ببینند که توافق شده بود. سر ساعت همه‌جا یکباره هشتگ اصلی می‌شود. در متن‌ها به جایش { "{tag}" } بنویسید.
sealed-as = مهرشده: { $it }. تا ساعت قرار تنها سازمان‌دهندگان آن را اینجا می‌بینند.
sealed-shut = مهر شده، ولی اینجا گشودنی نیست: پوشه را با sealed.toml آن بیاورید یا دوباره مهر کنید.
seal-shown = مهری که صفحه نشان می‌دهد:
seal-give-up = چشم‌پوشی از آن
seal-tag = هشتگ برای مهر کردن
seal-another = مهر کردن یکی دیگر به جایش
seal = مهر کردن
archive-sealed = هشتگ مهرشده در آن است: پیش از ساعت به هیچ‌کس ندهید.

## Pictures, angles, and who uses a hashtag

step-pictures = تصویرها
step-pictures-lead = مردم آن‌ها را به پست‌هایشان پیوست می‌کنند. کسی را که موافقت نکرده، کودک، خانه، کاغذ و صفحهٔ نمایش را نشان ندهید: داده‌های پرونده اینجا برداشته می‌شود، آنچه در تصویر دیده می‌شود نه.
field-picture-alt = چه نشان می‌دهد
hint-picture-alt = برای کسی که آن را نمی‌بیند: یک جمله، با واژه‌هایی که در تصویر آمده.
field-picture-credit = نام پدیدآور
hint-picture-credit = می‌تواند خالی بماند.
add-picture = افزودن تصویر
add-picture-hint = JPEG، PNG یا WebP؛ عکس‌های بزرگ در مرورگر شما کوچک می‌شوند. مکان، زمان، دستگاه و پدیدآور از پرونده برداشته می‌شود.
add-it = افزودن
note-angles = { $language }: زاویه‌ها نوبت می‌گیرند: { $angles }
note-angle = زاویهٔ { $angle } ({ $texts })
no-angle = بی‌نام
searches = آیا از پیش به کار می‌رود؟
searches-how = هر کدام را باز کنید و ببینید: چه کسی زیر آن می‌نویسد، چقدر و دربارهٔ چه. اگر از آنِ دیگری است، یا نمی‌خواهید کنار آنچه آنجاست بایستید، هشتگ دیگری بردارید. پیوندها از مرورگر خودتان و بدون نشانی این سایت به شبکه‌ها می‌روند.
part-whole-kit = متن‌ها، تصویرها، یا آنچه هرگز نباید گفت
refused-pictures = فراخوان جای تصویر بیشتر ندارد؛ نخست یکی را بردارید.
image-form = این تصویر JPEG، PNG یا WebP نیست؛ آن را به یکی از این شکل‌ها ذخیره کنید.
image-damaged = این تصویر آسیب دیده است؛ دوباره ذخیره‌اش کنید.
image-large = بایت‌های این تصویر زیاد است: { $size }. آن را کوچک‌تر از 1 MiB کنید.
image-pixels = این تصویر خیلی بزرگ است: { $width } × { $height }. هر سو حداکثر ۴۰۹۶ پیکسل باشد.
image-moving = این تصویر حرکت می‌کند؛ یک تصویر ثابت از آن ذخیره کنید.
image-turned = جهت این تصویر در داده‌هایی است که برداشته می‌شود؛ آن را راست کنید و دوباره ذخیره کنید.
folder-picture = پروندهٔ { $file }: { $why }
fault-large-pictures = بایت‌های تصویرها با هم زیاد است: { $size } از { $most }. آن‌ها را کوچک‌تر کنید.
fault-imprint = این تصویر را نمی‌توان خواند؛ دوباره بیاوریدش.
fault-many-pictures = { $written } تصویر بیش از گنجایش بسته است؛ حداکثر { $most } تا نگه دارید.
fault-picture-name = { $file } نام پروندهٔ تصویر نیست؛ حروف لاتین، رقم، نقطه، خط تیره و _ دارد، مانند loom.jpg.
fault-no-picture = تصویر { $file } نیست؛ آن را بیاورید یا این را بردارید.
fault-picture-twice = تصویر { $file } دو بار آمده است؛ یکی را نگه دارید.
fault-undescribed = به { $language } بنویسید تصویر چه نشان می‌دهد، برای کسی که آن را نمی‌بیند.
fault-unnamed-picture = تصویر { $file } به هیچ‌کس نشان داده نمی‌شود.

## Groups

groups = گروه‌هایی که پشت فراخوان‌ها هستند
group-unproven = هنوز ثابت نشده
group-shown = نشان داده می‌شود
group-show = نشان دادن در صفحه
group-drop = برداشتن
