### SPDX-License-Identifier: AGPL-3.0-or-later
### نرحّب بمراجعة من لغته الأم العربية.
### A native speaker's review is welcome.

## Around every page

studio = الاستوديو
studio-name = استوديو Groundswell
sign-out = تسجيل الخروج
back-to-studio = العودة إلى الاستوديو
pair = { $one }، { $other }

## The door

nobody-yet = لا أحد يعمل هنا بعد. عند بدء البرنامج يطبع عنوانًا يُدخِل أول شخص من المنظِّمين: افتح ذلك العنوان.
door-lead = للمنظِّمين. لا يحتاج المشاركون إلى حساب.
sign-in = الدخول بمفتاح المرور
needs-script = تحتاج مفاتيح المرور إلى JavaScript: اسمح به لهذا الموقع، وفي الاستوديو وحده إن أمكن.
lost-passkey = فقدتُ مفتاح المرور
recovery-code = رمز استعادة
new-passkey = تسجيل مفتاح مرور جديد
unused-passkey = لم يُستخدم مفتاح المرور. حاول مرة أخرى حين تكون مستعدًا.
join = الانضمام إلى الاستوديو
welcome-back = أهلًا بعودتك، { $it }
own-name = اسم
own-name-hint = الأفضل اسم مستعار: يراه باقي المنظِّمين ولا يراه أحد غيرهم.
passkey-how = يحفظ جهازك مفتاحًا يسمى مفتاح المرور، ويفتحه بإصبعك أو وجهك أو رمزك. لا توجد كلمة سر.
make-passkey = إنشاء مفتاح المرور
codes = اكتب هذه الرموز
codes-how = يُدخلك كل رمز مرة واحدة إن فقدت جهازك. تظهر الآن ولن تظهر بعد ذلك أبدًا. أسلم مكان لها ورقة في مكان آمن.
codes-written = كتبتُها

## The desk

desk = النداءات
no-drafts = لا يوجد نداء بعد. ابدأ واحدًا في الأسفل: من الصفر إلى نداء منشور في بضع دقائق.
public-calls = منشورة
change-waits = تعديل ينتظر شخصًا ثانيًا من المنظِّمين
drafts = قيد الكتابة
folder-calls = محفوظة في مجلدات
folder-calls-how = بدأ البرنامج بها، وتُعدَّل في مجلداتها.
raised = ما يقول الزوار إنه خطأ
settle = قُرئ وعولج
new-call = نداء جديد
call-name = اسمه في العناوين
call-name-hint = حروف لاتينية صغيرة وأرقام وشرطات، مثل free-the-weavers. لا يمكن تغييره لاحقًا.
main-language = اللغة الرئيسية
begin = ابدأ
team = المنظِّمون
admin = إدارة
you = أنت
let-go = إنهاء العضوية
let-name-go = إنهاء عضوية { $name }
sign-out-everywhere = تسجيل الخروج من كل مكان
sign-name-out = تسجيل الخروج من كل مكان: { $name }
alone = أنت هنا وحدك: ما تغيّره يسري فورًا، وتقول الصفحة إن أحدًا آخر لم يوافق. بوجود شخص ثانٍ من المنظِّمين يحتاج تغيير الموعد أو الوسوم أو المطلب في آخر 24 ساعة إلى موافقة الاثنين.
invite = دعوة
an-organizer = شخص ينظِّم
an-admin = شخص يدير، ويدعو غيره أيضًا
invite-link = إنشاء رابط
add-device = إضافة جهاز آخر لي
link = رابط
the-link = الرابط
link-for-other = أعطِ هذا الرابط للشخص الذي تدعوه وحده، بطريقة لا يقرؤها غيره. يعمل مرة واحدة، ولثلاثة أيام.
link-for-device = افتح هذا الرابط على جهازك الآخر. يعمل مرة واحدة، ولنصف ساعة.
last-admin = لا يمكن إنهاء عضوية آخر من يدير: لن يستطيع أحد دعوة أحد بعد ذلك.
choose-language = اختر لغة.
name-in-use = يوجد نداء بهذا الاسم، اختر اسمًا آخر.
name-used = يوجد، أو كان يوجد، نداء بهذا الاسم، اختر اسمًا آخر.
name-characters = لا يصلح «{ $name }» اسمًا لنداء: استخدم الحروف الصغيرة من a إلى z والأرقام، وبينها شرطات.
name-length = لا يصلح «{ $name }» اسمًا لنداء: طول الاسم من 1 إلى 64 حرفًا.
name-reserved = لا يصلح «{ $name }» اسمًا لنداء: يستخدم الموقع هذا العنوان لنفسه.

## Steps

steps = الخطوات
step-done = تمت
step-open = لم تتم
step-case = من في خطر
step-case-lead = لا تكتب إلا ما وافق عليه أصحاب الشأن أو من يحق لهم الكلام باسمهم.
step-ask = ما تطلبون
step-hour = الموعد
step-hour-lead = نصف ساعة قبل الموعد تكفي كما يكفي أسبوع.
step-hashtags = الوسوم
step-hashtags-lead = وسم رئيسي واحد هو الأفضل، وواحد لكل لغة على الأكثر: الجمع المتفرق على وسوم كثيرة لا يظهر تحت أي منها.
step-facts = ما هو معروف
step-facts-lead = تحتاج كل واقعة إلى يومها ومصدرها واليوم الذي فتح فيه أحدهم ذلك المصدر آخر مرة.
step-wordings = الصيغ
step-wordings-lead = تعاقب الشبكات النسخ: اكتب أكثر ما يمكن من المنشورات المختلفة، بوقائع وأصوات مختلفة. ينال كل زائر أقلها استخدامًا.
step-safety = ما لا يقال أبدًا
step-safety-lead = ما يعرّض أحدًا للخطر حين يُنشر: الأطفال والبيوت وأسماء الشهود والتهديدات. لا يُنشر نداء من دون سطر واحد على الأقل.
step-more = المزيد
step-more-lead = يمكن أن يبقى كل هذا فارغًا.
step-report = التقرير
step-report-lead = لما بعد الساعة، ويمكن أن يبقى كل هذا فارغًا. أنتم تكتبون الكلمات وتختارون المنشورات؛ أما الأرقام فتأتي من السجل ولا يستطيع أحد تغييرها.
to-do-here = ما زال مطلوبًا هنا: { $number }
in-half-an-hour = بعد نصف ساعة
tomorrow = غدًا في مثل هذا الوقت
zone-first = اختر المنطقة الزمنية أولًا.
entry-new = جديد
entry-remove = إزالة هذا
entry-add = إضافة آخر
how-read = كيف ستقرؤها الشبكات
what-kit-does = ما ستفعله هذه الحزمة
keep-and-go-on = حفظ ومتابعة
kept = حُفظ.
as-seen = كما سيراه المشاركون
preview = معاينة
no-preview = تظهر المعاينة بعد تصحيح ما يلي:

## Fields

field-languages = لغات النداء
hint-languages = رموز مثل en وar وpt-BR، والرئيسية أولًا.
field-case-name = الاسم أو الأسماء
hint-case-name = كما يريد أصحابها أن يُنادَوا.
field-case-on-behalf = باسم من
hint-case-on-behalf = من طلب هذا النداء، ومن قرأه ووافق عليه.
field-case-summary = عمَّ يتحدث
hint-case-summary = جملتان أو ثلاث.
field-title = العنوان
hint-title = قصير، وهو أيضًا عنوان البطاقة التي تعرضها الشبكات.
field-demand = المطلب
hint-demand = ما المطلوب، ومن الذي يُطلب منه.
field-organizers = أصحاب النداء
hint-organizers = مجموعات أو أسماء مستعارة، واحد في كل سطر. لا تُطلب أسماء حقيقية أبدًا.
field-storm-zone = المنطقة الزمنية التي تعلنون بها الموعد
field-storm-starts = البداية
hint-storm-starts = بساعة تلك المنطقة.
field-storm-ends = النهاية
hint-storm-ends = ساعة إلى ساعتين هي الأفضل.
list-storm-cities = مدن
list-storm-cities-lead = يُعرض الموعد بساعاتها أيضًا.
field-storm-cities-name = المدينة
field-storm-cities-zone = منطقتها الزمنية
field-hashtags = الوسوم، والرئيسي أولًا
hint-hashtags = واحد في كل سطر. وفي الحروف اللاتينية تساعد الحروف الكبيرة بين الكلمات من يستمع: FreeTheWeavers.
field-fallbacks = وسوم احتياطية
hint-fallbacks = متفق عليها مسبقًا ولا تُستخدم: لحين إغراق الوسم الرئيسي أو حجبه. واحد في كل سطر.
field-switched-to = الانتقال الآن إلى
hint-switched-to = اكتب هنا واحدًا من تلك الوسوم ثم انشر ليحل محل الرئيسي في كل مكان. المنشورات تحت القديم تبقى محسوبة.
list-case-fact = وقائع
field-case-fact-on = اليوم
field-case-fact-text = ما حدث
field-case-fact-source = المصدر
hint-case-fact-source = عنوان يبدأ بـ https://
field-case-fact-checked-on = آخر يوم فُحص فيه المصدر
list-case-charges = تهم
list-case-charges-lead = ما يُتهمون به.
field-case-charges = التهمة
list-case-hearing = أيام في المحكمة
field-case-hearing-at = متى
hint-case-hearing-at = بساعة منطقة الموعد.
field-case-hearing-place = أين وأمام من
list-case-figure = أرقام للخلفية
field-case-figure-value = الرقم
field-case-figure-label = ما يَعُدّه
field-case-figure-source = المصدر
field-wordings = منشورات مقترحة
hint-wordings = فقرة لكل منشور، وسطر فارغ بينها. تصبح { "{tags}" } الوسوم، و{ "{url}" } عنوان النداء، ومن { "{أطلقوا سراحها|الحرية لها}" } ينال كل زائر واحدة.
field-never-say = لا يقال أبدًا
list-handle = إلى من نتوجه
list-handle-lead = مؤسسات، أو أشخاص في منصب عام. قليلون، وليس بينهم شخص عادي أبدًا.
field-handle-network = الشبكة
field-handle-handle = المعرّف
hint-handle-handle = من دون @.
field-handle-role = منصبهم، ولماذا نتوجه إليهم
list-endorsement = مجموعات تقف وراءه
field-endorsement-group = المجموعة
field-endorsement-members = عدد الأعضاء
hint-endorsement-members = مع مصدر فقط.
field-endorsement-source = أين يُقرأ هذا العدد
field-endorsement-url = عنوان المجموعة
list-quotable = حسابات يجوز عرض منشوراتها
field-quotable-network = الشبكة
field-quotable-handle = المعرّف
hint-quotable-handle = من دون @.
field-quotable-reason = لماذا يجوز عرضها
hint-quotable-reason = موافقة أصحابها، أو منصبهم العام.
field-keeping-why = لماذا تُحفظ نسخ كاملة مختومة من المنشورات
hint-keeping-why = اتركه فارغًا ما لم تحتج إلى إثبات من كتب ماذا: يقرؤه كل من قد ينشر.
list-keeping-holder = من يستطيع فتح النسخ الكاملة المختومة من المنشورات
field-keeping-holder-name = من لديه المفتاح
field-keeping-holder-key = النصف العلني من مفتاحهم (age1…)
field-report-headline = عنوان التقرير
hint-report-headline = إن بقي فارغًا فعنوان النداء.
field-report-standfirst = تحته في جملة أو جملتين
field-report-quotes = منشورات للاقتباس
hint-report-quotes = عنوان واحد في كل سطر، بالترتيب الذي تُعرض به، لمنشورات يجوز عرضها. إن بقي فارغًا عُرض الأحدث.
quote-choose = على الجدار الآن
quote-choose-how = اضغط ليقتبس التقرير المنشور؛ وكل ما يُختار يظهر في الحقل أعلاه بترتيبه.
quote-do = اقتباس
list-report-paragraphs = ما تودّون قوله
field-report-paragraphs = فقرة
list-report-corrections = تصحيحات
field-report-corrections-on = اليوم
field-report-corrections-text = ما كان خطأ، وما هو الصواب
hint-report-corrections-text = السجل يحفظ كل نسخة.

## What hashtags and wordings will do

note-reading = { $tag }: { $readings }
reads-whole = { $network } تقرؤه كاملًا
reads-only = { $network } تقرأ { $read } فقط
reads-nothing = { $network } لا تقرؤه
note-networks = { $networks }: { $says }
tag-alike = { $tag } و{ $other } متشابهان شكلًا وهما وسمان، فبعض الحروف من أبجدية أخرى. احتفظ بواحد منهما واكتبه من جديد.
tag-digits = الأرقام وحدها لا تصنع وسمًا، أضف حرفًا.
tag-directions = يسير { $tag } في اتجاهين ويظهر بترتيب غير الذي كُتب به. اكتبه بكتابة واحدة.
tag-edge-digits = تظهر الأرقام في { $tag } على غير الجانب المتوقع. ضع كلمة مكانها.
tag-folded = { $tag } و{ $other } وسم واحد هناك ووسمان في غيرها. اتفقوا على كتابة واحدة.
tag-invisible = في { $tag } رمز غير مرئي لن يكتبه أحد. اكتبه من جديد.
tag-joiner = لا يُقرأ هناك إلا { $read } لأن رابطًا غير مرئي ينهيه. اكتب _ مكانه أو لا شيء.
tag-letters = الحرف { $letter } في { $tag } من أبجدية غير أبجدية سائر الحروف. إذا كُتب من جديد صار وسمًا آخر.
tag-many = عدد الوسوم { $written } وتأخذ { $length } من { $limit } حرفًا على X، والمنشور الذي يترك بعضها لا يوجد تحتها. احتفظ بوسم رئيسي وبوسم واحد على الأكثر لكل لغة، واتفقوا على الباقي بدائل.
tag-near = { $tag } و{ $other } متطابقان تقريبًا. إن كان أحدهما خطأ كتابة فاحذفه، وإلا انفصلت منشوراته.
tag-one-on-some = { $tag } و{ $other } وسم واحد هناك، ووسمان على { $apart }. احتفظ بما يكتبه الناس.
tag-over-64 = هو أطول من 64 حرفًا ولا يُقرأ هناك.
tag-parts = لا يُقرأ { $tag } هناك كاملًا وسمًا واحدًا. استخدم حروفًا وأرقامًا و_ وفيها حرف واحد على الأقل.
tag-same = { $tag } و{ $other } وسم واحد على كل شبكة، احتفظ بواحد منهما.
tag-sign = لا يُقرأ هناك إلا { $read } لأن الوسم ينتهي عند { $sign }. احذفه.
tag-whole = يُقرأ { $whole } هناك كاملًا، وفي غيرها { $common } فقط. اكتبه كلمة واحدة.
tag-words = يقرأ قارئ الشاشة { $tag } كلمة واحدة. اكتب { $joined } فهو الوسم نفسه في كل مكان.
note-texts = { PLURAL($count) ->
    [zero] { $language }: لا نصوص
    [one] { $language }: نص واحد
    [two] { $language }: نصان مختلفان
    [few] { $language }: { $count } نصوص مختلفة
    [many] { $language }: { $count } نصًا مختلفًا
   *[other] { $language }: { $count } نص مختلف
}
note-crowd = إذا شارك { $people } فكل نص يُعطى لـ { $share } على الأكثر
note-alike = { $language }: أكثر نصين تشابهًا ({ $one } و{ $other }) يشتركان في { $percent } %
note-long = { PLURAL($count) ->
    [zero] { $language }: لا نص أطول مما تقبله { $network }: { $longest } من { $limit }
    [one] { $language }: نص واحد أطول مما تقبله { $network }: { $longest } من { $limit }
    [two] { $language }: نصان أطول مما تقبله { $network }: حتى { $longest } من { $limit }
    [few] { $language }: { $count } نصوص أطول مما تقبله { $network }: حتى { $longest } من { $limit }
    [many] { $language }: { $count } نصًا أطول مما تقبله { $network }: حتى { $longest } من { $limit }
   *[other] { $language }: { $count } نص أطول مما تقبله { $network }: حتى { $longest } من { $limit }
}

## Publishing

publish = النشر
public-at = هذا النداء منشور على { $it }.
change-waiting = تعديل ينتظر شخصًا ثانيًا من المنظِّمين
changes-parts = يغيّر: { $parts }.
proposed-by-you = أنت من اقترحه. يفتح شخص آخر من المنظِّمين هذه الصفحة ويوافق.
agree = قرأته وأوافق
give-up = التخلي عن هذا التعديل
to-do = ما زال مطلوبًا
second-look = يستحق نظرة ثانية: { $number }
publish-changes = هذا يغيّر: { $parts }. تخبر الصفحة الجميع بأنها تغيّرت ومتى.
storm-is-close = الموعد قريب: إن وُجد شخص آخر من المنظِّمين فعليه أن يوافق أولًا.
on-whose-behalf = باسم من
must-never-say = ما لا يجوز أن يقال أبدًا
have-agreed = من صُنع هذا النداء لأجلهم، أو من يحق لهم الكلام باسمهم، وافقوا على كل كلمة فيه.
publish-change = نشر التعديل
publish-opened = ما تنشره يُفتح للجميع في سجلّ النداء حرفيًا، ومنه سبب جواز اقتباس حساب ما.
nothing-new = المنشور هو المكتوب هنا.
say-agreed = أكّد أولًا أن من صُنع هذا النداء لأجلهم وافقوا عليه.
nothing-changed = لم يتغير شيء منذ نشره.
somebody-else = يجب أن يوافق شخص آخر: أنت من اقترح هذا.
propose-again = لم يعد ممكنًا نشر ما اقتُرح، اقترحه من جديد.
order-unheard = الخادم يتوقف الآن. سيتم ذلك حين يبدأ من جديد.
order-failed = حُفظ، لكن حدث خطأ. يرى من يدير الخادم المزيد: { $says }
as-folder = كمجلد
take-out = إخراجه كأرشيف
take-out-how = يحتوي الأرشيف المجلد الذي يقرؤه { $it }.
bring-in-label = إدخال أرشيف كهذا، ويحل محل ما هو مكتوب هنا
bring-in = إدخاله
take-down = إزالة هذا النداء
take-down-how = تختفي الصفحة وحزمتها وأرقامها الحية فورًا. يُمحى ما خُتم من النداء في سجله، ويُظهر السجل أن شيئًا خُتم وأنه زال. لا يمكن إرجاعه، ولا استخدام الاسم من جديد.
take-down-now = إزالته الآن
throw-away-draft = رمي هذه المسودة
throw-away-how = لا يُحفظ منها شيء.
throw-away = رميها
certain = أنا متأكد من ذلك.
tick-first = ضع العلامة أولًا: ما يُزال لا يمكن إرجاعه.

## What was not done

refused-late = استغرق هذا وقتًا طويلًا، ابدأ من جديد.
refused-name = اختر اسمًا من 1 إلى 40 حرفًا.
refused-no-passkeys = تحتاج مفاتيح المرور إلى عنوان يبدأ بـ https:// واسم، أو http://localhost. يحدده من يدير الخادم بـ --base-url.
refused-not-allowed = هذا لمن يدير فقط، اطلبه منهم.
refused-stale = سجّل الخروج ثم ادخل من جديد أولًا: يمكن إدخال أحد خلال عشر دقائق من ذلك.
refused-passkey = لم يُقبل مفتاح المرور هذا. حاول مرة أخرى أو استخدم جهازًا آخر.
refused-store = لم يمكن حفظ ما طلبته أو قراءته. يرى من يدير الخادم السبب.
refused-name-taken = هذا الاسم لشخص آخر من المنظِّمين، اختر غيره.
refused-link = استُخدم هذا الرابط أو انتهى. اطلب رابطًا جديدًا ممن أعطاك إياه.
refused-field = ليس في النداء حقل «{ $field }».
refused-long = هذا أطول مما تحتمله صفحة، اجعله أقل من 20000 بايت.
folder-refused = { $why } لم يتغير شيء.
folder-no-archive = هذا ليس أرشيف zip يمكن قراءته.
folder-many-files = في الأرشيف ملفات أكثر مما يحتاج نداء.
folder-damaged = الأرشيف تالف.
folder-large = { $file } أكبر مما يحتاج نداء.
folder-no-text = { $file } ليس نصًا بترميز UTF-8.
folder-no-call = ليس في الأرشيف call.toml.

## What is wrong with a call

lacks-never-say = اكتب شيئًا واحدًا على الأقل لا يجوز أن يقال.
lacks-fact = اكتب واقعة واحدة على الأقل مع يومها ومصدرها.
lacks-check = اذكر متى فُحص هذا المصدر آخر مرة.
fault-address = هذا ليس عنوانًا يبدأ بـ https:// أو http://.
fault-age-key = ليس هذا مفتاحًا علنيًا لأداة age؛ فهو يبدأ بـ age1. لا تكتب هنا مفتاحًا سريًا أبدًا.
fault-age-key-twice = هذا المفتاح مكتوب هنا مرتين.
fault-day = هذا ليس يومًا.
fault-empty = ما زال هذا فارغًا.
fault-handle = هذا ليس معرّفًا على { $network }، اكتبه مثل { $sample }.
fault-kind = لا يمكن قراءة هذا هنا، اكتبه من جديد.
fault-language = «{ $written }» ليس لغة، اكتب رمزها مثل en أو ar أو pt-BR.
fault-language-twice = اللغة { $language } مكتوبة هنا مرتين.
fault-many-languages = عدد اللغات { $written } كثير، أبقِ { $most } على الأكثر.
fault-many-holders = { $written } من حاملي المفاتيح أكثر مما ينبغي؛ أبقِ { $most } على الأكثر.
fault-many-quotes = عدد المنشورات { $written } كثير، اختر { $most } على الأكثر.
fault-no-network = اختر شبكة.
fault-other-language = يوجد نص بلغة { $language } وهي ليست من لغات النداء.
fault-unknown-key = لا يوجد في أي نداء «{ $key }»، جاء مع الأرشيف.
fault-untranslated = هذا النص ناقص، سيرى قراء { $language } نص { $main }.
fault-folder = لا يمكن قراءة الملف: { $says }
fault-toml = لا يمكن قراءة السطر { $line } من { $file }: { $says }
fault-ends-first = ليست النهاية بعد البداية، راجع الاثنين.
fault-far-away = هذا الوقت بعيد جدًا.
fault-long-storm = هذا يدوم { $hours } ساعة، والحد 48 ساعة. راجع الأيام.
fault-many-cities = عدد المدن { $written } أكثر مما تعرضه صفحة، أبقِ { $most } على الأكثر.
fault-names-zone = اترك المنطقة خارج الوقت، فلها حقلها.
fault-no-time = هذا ليس وقتًا.
fault-skipped = في هذا اليوم تقفز ساعات { $zone } فوق هذا الوقت، اختر غيره.
fault-twice = في هذا اليوم تُظهر ساعات { $zone } هذا الوقت مرتين، اختر غيره.
fault-offset = فارق { $zone } مختلف حينها، اكتب الوقت من دون فارق.
fault-zone = لا توجد منطقة زمنية باسم «{ $written }»، اكتبها مثل Europe/London.
fault-zone-near = لا توجد منطقة زمنية باسم «{ $written }». هل قصدت { $near }؟
fault-tag-blind = { $networks } لن تقرأ { $tag } وسمًا.
fault-commitment = هذا ليس التزامًا من 64 رقمًا.
fault-leak = الوسم المختوم موجود في السطر { $line } وهو علني قبل الموعد. اكتب { "{tag}" } مكانه أو اختم وسمًا آخر.
fault-long-tag = { $tag } أطول من { $most } حرفًا.
fault-many-tags = عدد الوسوم { $written } أكثر مما ينشره أحد، أبقِ { $most } على الأكثر.
fault-no-fallback = { $tag } ليس من الوسوم الاحتياطية، ولا يحل محل الرئيسي إلا ما اتُّفق عليه مسبقًا.
fault-opening = لا يمكن قراءة الملف sealed.toml، اختم الوسم من جديد.
fault-opens-nothing = يوجد sealed.toml ولا يوجد وسم مختوم، والتزامه { $commitment }
fault-opens-other = الملف sealed.toml يخص وسمًا مختومًا آخر.
fault-unopened = لا يمكن فتح الوسم المختوم هنا، وتُترك الصيغ التي فيها { "{tag}" }.
fault-unread-sealed = لا تقرأ أي شبكة الوسم المختوم، اختم وسمًا من حروف وأرقام.
fault-tag-twice = { $tag } مكتوب هنا مرتين.
fault-unread-tag = لا تقرأ أي شبكة { $tag } وسمًا، استخدم حروفًا وأرقامًا و_ وفيها حرف واحد على الأقل.
fault-all-sealed = كل صيغة بلغة { $language } تحمل الوسم المختوم، اكتب واحدة يجوز عرضها قبل الموعد.
fault-alternative-twice = السطر { $line }: الخيار «{ $text }» مكتوب مرتين.
fault-blind = السطر { $line }: { $networks } لن تقرأ أيًا من وسوم النداء في هذه الصيغة.
fault-comment = السطر { $line }: ليس لهذا التعليق نهاية، اكتب --> بعده.
fault-copy = السطر { $line }: هذه الصيغة مثل التي في السطر { $first }، والشبكات تعاقب النسخ.
fault-heading-day = السطر { $line }: «{ $text }» ليس يوم واقعة، اكتبه مثل ## القاعة: 2026-12-01
fault-few-fit = السطر { $line }: من { $texts } نصوص تعطيها هذه الصيغة { $unfit } أطول من اللازم وتُترك، أولها أطول مما تقبله { $networks }.
fault-file-name = توضع الصيغ في ملفات تنتهي بـ .md أو .txt مثل wordings/en.md.
fault-groundless = المكتوب في هذه السطور لا يستند إلى واقعة من القضية: { $lines }. ضع فوقه عنوانًا مثل ## المحكمة: 2026-12-01 بيوم الواقعة، أو ## تحية: greeting إن لم يدّعِ شيئًا.
fault-long-wording = السطر { $line }: هذه الصيغة أطول من { $most } حرف، فهل ينقص سطر فارغ؟
fault-many-wordings = عدد الصيغ بلغة { $language } هو { $written } والحد { $most }، أبقِ أكثرها اختلافًا.
fault-many-alternatives = السطر { $line }: في أحد المواضع أكثر من { $most } خيارًا، أبقِ أكثرها اختلافًا.
fault-many-choices = السطر { $line }: في هذه الصيغة أكثر من { $most } موضعًا للاختيار، اجعلها صيغتين.
fault-many-handles = السطر { $line }: هذه الصيغة تخاطب أكثر من { $most } حسابات. تعدّ الشبكات ذلك مضايقة، أبقِ أهمها.
fault-nested = السطر { $line }: لا يمكن وضع اختيار داخل اختيار، اكتب الخيارات كاملة.
fault-no-fact = السطر { $line }: ليس في القضية واقعة بتاريخ { $day }، اذكر يوم واقعة موجودة.
fault-no-figure = السطر { $line }: ليس في القضية «{ $text }»، عدد الأرقام فيها { $figures }.
fault-no-hashtag = السطر { $line }: ليس في هذه الصيغة أي من وسوم النداء، أضف { "{tags}" }.
fault-no-number = السطر { $line }: في يوم { $day } عدد الوقائع { $facts } وليس فيها «{ $text }».
fault-no-wording = لا توجد صيغة بلغة { $language } بعد.
fault-no-words = السطر { $line }: ليس في هذه الصيغة كلمات خاصة بها، فهل قبلها سطر فارغ زائد؟
fault-open-choice = السطر { $line }: الاختيار الذي يبدأ بـ «{ $text }» ليس له نهاية، اكتب { "}" } بعده.
fault-several-facts = السطر { $line }: في { $day } عدد الوقائع { $facts }، اكتب { $day }/1 للأولى منها.
fault-slip = السطر { $line }: { $tag } يكاد يكون { $agreed }، فهل هي زلة إصبع؟
fault-too-long = السطر { $line }: هذه الصيغة أطول مما تقبله { $networks }.
excess = { $network } ({ $length } من { $limit })
fault-slots = السطر { $line }: لا شيء يملأ { $slots }، والموجود { "{tags}" } و{ "{tag}" } و{ "{url}" } و{ "{name}" }.

## The check list and the rehearsal

check-list = قائمة التحقق
check-list-lead = يخضرّ كل سطر من تلقاء نفسه حين يتم، ويحمرّ حين يفوت وقته.
check-list-clock = الأوقات بساعة { $it }.
item-done = تم:
item-open = لم يتم:
item-late = متأخر:
stage-week = قبل سبعة أيام
stage-three-days = قبل ثلاثة أيام
stage-day = قبل يوم
stage-hour = قبل ساعة
stage-storm = بعد عشر دقائق من البداية
stage-after = في اليوم التالي
task-agreed = لا تعديل ينتظر شخصًا ثانيًا من المنظِّمين
task-consent = ذُكر باسم من، وما لا يجوز أن يقال أبدًا
task-facts = تذكر كل واقعة متى فُتح مصدرها آخر مرة
task-fallback = اتُّفق على وسم احتياطي
task-hashtags = تقرأ كل الشبكات الوسوم، وهي ثلاثة على الأكثر
task-posts = المنشورات تُعدّ الآن
task-public = النداء منشور
task-recorded = النداء مختوم في سجله
task-reminded = كل التذكيرات تخرج قبل الساعة
task-rehearsed = جُرّب كما هو الآن، وأُجيب عن كل صفحة
task-report = كُتب التقرير
task-same = المنشور هو المكتوب هنا
task-sealed = يمكن فتح الوسم المختوم عند الموعد
task-second = يوجد شخص ثانٍ من المنظِّمين يوافق على التعديلات المتأخرة
task-settled = لا ملاحظة من زائر تنتظر ردًا
task-sources = فُتح كل مصدر من جديد في آخر ثلاثة أيام
task-translated = العنوان والمطلب والملخص والصيغ موجودة بكل لغة
task-whole = لا ينقص النداء شيء
task-wordings = من 2000 شخص في لغة واحدة لا ينال أكثر من 100 النص نفسه
rehearsal = تجربة: عاصفة الغد اليوم
rehearsal-how = النداء كما هو مكتوب هنا، على صفحة خاصة: يحين موعده بعد دقيقة ويدوم خمس دقائق على الأكثر. ينشر أشخاص مخترعون، ويفتح زوار مخترعون الصفحة معًا، وتتحرك الأرقام، ويُفتح وسم مخترع مكان الوسم المختوم، ويُكتب التقرير. لا يصل شيء من ذلك إلى أي شبكة ولا إلى الصفحة الحقيقية أو سجلها.
rehearsal-runs = تجري على { $it }.
rehearsal-began = بدأت: { $at }.
rehearsal-secret = لا يجد هذا العنوان إلا من أُعطي له. أرسله إلى من سيساعدون عند الموعد. يختفي وحده بعد ساعة من تقريره.
rehearsal-asked = صفحات مطلوبة
rehearsal-failed = بلا جواب
rehearsal-slowest = أبطأ جواب
rehearsal-posts = منشورات مخترعة محسوبة
rehearsal-turned-away = رُدّ بعض الزوار. جرّب بعدد أقل لترى كم يتحمل هذا الخادم، وأغلق ما يعمل عليه غير هذا.
rehearsal-wait = تظهر النتيجة هنا بعد ثماني دقائق من البداية.
rehearsal-cut = أُنهيت الأخيرة قبل أن تكتمل.
rehearsal-end = إنهاؤها والتخلي عنها
rehearsal-people = زوار مخترعون
rehearse = تجربة
rehearse-again = تجربة من جديد
rehearse-later = تمكن التجربة حين لا ينقص النداء شيء.

## A sealed hashtag

seal-title = وسم لا يعرفه أحد قبل الموعد
seal-how = حتى الموعد تعرض الصفحة ختمًا مكانه: لا أحد يُغرق أو يحجب ما لا يعرفه، ويمكن للجميع التحقق بعد ذلك من أنه اتُّفق عليه. عند الموعد يصبح الوسم الرئيسي في كل مكان دفعة واحدة. وفي الصيغ يُكتب { "{tag}" } مكانه.
sealed-as = مختوم: { $it }. لا يراه هنا قبل الموعد إلا المنظِّمون.
sealed-shut = مختوم، لكن لا يمكن فتحه هنا: أدخل المجلد مع ملفه sealed.toml أو اختمه من جديد.
seal-shown = الختم الذي تعرضه الصفحة:
seal-give-up = التخلي عنه
seal-tag = الوسم المراد ختمه
seal-another = ختم آخر مكانه
seal = ختم
archive-sealed = فيه الوسم المختوم: لا تعطه لأحد قبل الموعد.

## Pictures, angles, and who uses a hashtag

step-pictures = الصور
step-pictures-lead = يرفقها الناس بمنشوراتهم. لا تُظهر من لم يوافق، ولا طفلًا ولا بيتًا ولا ورقة ولا شاشة: تُزال هنا بيانات الملف، ولا يُزال ما يُرى في الصورة.
field-picture-alt = ما تُظهره
hint-picture-alt = لمن لا يراها: جملة، مع الكلمات المكتوبة في الصورة.
field-picture-credit = من يُذكر صاحبًا لها
hint-picture-credit = يمكن أن يبقى فارغًا.
add-picture = إضافة صورة
add-picture-hint = JPEG أو PNG أو WebP. تُصغَّر الصور الكبيرة في متصفحك. ويُزال من الملف المكان والوقت والجهاز وصاحب الصورة.
add-it = إضافتها
note-angles = { $language }: تتناوب الزوايا: { $angles }
note-angle = زاوية { $angle } ({ $texts })
no-angle = بلا اسم
searches = هل هو مستخدم من قبل؟
searches-how = افتح كل رابط وانظر: من ينشر تحته، وكم، وعن ماذا. اختر غيره إن كان لأحد آخر، أو إن لم ترد الوقوف بجانب ما هناك. تذهب الروابط إلى الشبكات من متصفحك أنت، من دون عنوان هذا الموقع.
part-whole-kit = الصيغ أو الصور أو ما لا يجوز أن يقال أبدًا
refused-pictures = لا مكان في النداء لصور أكثر، أزل واحدة أولًا.
image-form = هذه ليست صورة JPEG أو PNG أو WebP، احفظها بإحدى هذه الصيغ.
image-damaged = هذه الصورة تالفة، احفظها من جديد.
image-large = حجم هذه الصورة كبير: { $size } بايت. اجعلها أصغر من 1 MiB.
image-pixels = هذه الصورة كبيرة جدًا: { $width } × { $height }. اجعلها 4096 بكسلًا على الأكثر في كل جانب.
image-moving = هذه الصورة متحركة، احفظ منها صورة ثابتة.
image-turned = اتجاه هذه الصورة مكتوب في بياناتها التي تُزال هنا، عدّل اتجاهها واحفظها من جديد.
folder-picture = الملف { $file }: { $why }
fault-large-pictures = حجم الصور معًا كبير: { $size } من { $most }. اجعلها أصغر.
fault-imprint = لا يمكن قراءة هذه الصورة، أدخلها من جديد.
fault-many-pictures = عدد الصور { $written } أكثر مما تحمله الحزمة، أبقِ { $most } على الأكثر.
fault-picture-name = { $file } ليس اسمًا لملف صورة، ففيه حروف لاتينية وأرقام ونقاط وشرطات و_ مثل loom.jpg.
fault-no-picture = لا توجد الصورة { $file }، أدخلها أو أزل هذا.
fault-picture-twice = الصورة { $file } مذكورة مرتين، أبقِ واحدة.
fault-undescribed = اذكر بلغة { $language } ما تُظهره الصورة لمن لا يراها.
fault-unnamed-picture = الصورة { $file } لا تُعرض على أحد.

## Groups

groups = المجموعات التي تدعم النداءات
group-unproven = لم يثبت بعد
group-shown = معروضة
group-show = عرض في الصفحة
group-drop = إزالة
hand-ins = منشورات سلّمها أصحابها
hand-in-drop = عدم العرض
wall-how = ما يراه الجميع على الجدار. ما تزيله منه يبقى محسوبًا ولا يقتبس منه التقرير.
wall-hide = إزالة من الجدار
wall-hidden = أُزيلت من الجدار
wall-show = إعادة إلى الجدار
wall-erase = محو منشور
wall-erase-how = إن اعترض على منشور من يعنيه، أو طلبت ذلك محكمة أو شروط الشبكة، يُمحى من السجلّ نهائيًا ولا يبقى إلا السبب والوقت. تحقّق مرتين.
wall-erase-post = عنوان المنشور
wall-erase-reason = بأي حق
wall-erase-objection = اعترض من يعنيه
wall-erase-court = أمرت به محكمة
wall-erase-platform = تقتضيه شروط الشبكة
wall-erase-author = طلبه كاتبه
wall-erase-do = امحه نهائيًا
wall-erase-none = لا شيء بهذا العنوان أو الاسم في السجلّ.
near = صيغ كتبها الناس
near-how = ما يشبه وسماً متفقاً عليه. إذا احتسبت صيغة، احتُسبت كل منشوراتها في الأيام الثلاثة الأخيرة أيضاً. ويُذكر ذلك في السجل وفي التقرير.
near-count = احتسابها
near-posts = { PLURAL($count) ->
    [zero] بدل #{ $of }، بلا منشورات
    [one] بدل #{ $of }، في منشور واحد
    [two] بدل #{ $of }، في منشورين
    [few] بدل #{ $of }، في { $count } منشورات
    [many] بدل #{ $of }، في { $count } منشوراً
   *[other] بدل #{ $of }، في { $count } منشور
}

## What is kept of the rally

rally = ما يُحفظ من الحشد
rally-lead = رقمان لا يُجمعان أبدًا: التعهد كلمة يستطيع أي أحد أن يعطيها، والمؤكَّد من أكّده بالبريد الإلكتروني أو سلّم منشوره.
rally-pledged = التعهدات
rally-confirmed = المؤكَّد بالبريد الإلكتروني
rally-contacts = عناوين للتواصل، مشفّرة
rally-hand-outs = صيغ وُزّعت
reminders = تذكيرات بالبريد الإلكتروني
rally-no-mail = شُغّل هذا الخادم من دون خادم بريد، فلا يُعرض على الزوار إلا موعد التقويم.
rally-no-letters = لا رسالة تنتظر الإرسال.
rally-in-time = رسائل تنتظر الإرسال: { $letters }. بمعدل { $rate } في الثانية تخرج آخرها قبل الساعة: { $at }.
rally-late = رسائل تنتظر الإرسال: { $letters }، بمعدل { $rate } في الثانية. ما يفوت الساعة فلا يُرسل: { $late }. لا يُعرض التذكير على أحد بعد الآن، ويفيد خادم بريد يقبل رسائل أكثر في الثانية.
rally-erase = محوه
rally-erase-how = محو أعداد التعهدات والصيغ الموزعة وكل العناوين. يبقى التقرير والسجل.
rally-erase-now = محو بيانات الحشد
rally-erase-later = تُمحى العناوين من تلقاء نفسها بعد العاصفة بـ72 ساعة. متى انتهت العاصفة أمكن محو كل شيء هنا، وإزالة النداء تمحو العناوين فورًا.
rally-tick-first = ضع العلامة أولًا: ما يُمحى لا يمكن إرجاعه.
rally-not-over = لم تنته العاصفة بعد، ولم يُمحَ شيء.
rally-erased = مُحي
rally-erased-lead = هذا ما كان محفوظًا من الحشد ولم يعد موجودًا:
rally-backup = نسخة سابقة من قاعدة البيانات لا تحوي العناوين إلا مشفّرة، ومفتاحها أُتلف، فلا يقدر أحد على قراءتها.

## Where one is signed in

browsers = أين أنت مسجّل الدخول
browser-since = منذ { $since } UTC، آخر استخدام { $used } UTC
browser-this = هذا المتصفح
browser-end = تسجيل الخروج هناك

## The server, for admins

the-server = الخادم
server-version = الإصدار
server-since = يعمل منذ
server-room = المساحة الباقية
server-of = { $left } من { $all }
server-memory = الذاكرة
server-visitors = الزوار في الوقت نفسه
server-places = { $now } الآن، والمكان يتسع لـ { $all }
server-backup = أحدث نسخة احتياطية
server-certificate = الشهادة صالحة حتى
server-no-backup = لا توجد نسخة احتياطية: لو فُقد هذا القرص لضاع كل شيء. دليل المشرفين يشرح كيف تُصنع.
server-old-backup = أحدث نسخة احتياطية أقدم من يومين، أو أن قرصها غير موجود.
server-room-scarce = بقيت مساحة قليلة: لا تُقبل صور بعد الآن. أفسح مجالًا أو اسمح بأكثر.
server-room-none = لم تبقَ مساحة: لا يُقبل شيء بعد الآن، والجمع ينتظر. أفسح مجالًا أو اسمح بأكثر.
server-unreadable = تعذّرت قراءة سجلّ { $call }: لا يُجمع له شيء ولا تُعرض أرقامه. صفحته وتعهّداته مستمرة. أعد تشغيل الخادم، فإن لم ينفع ذلك فالأمر { $check } في مجلد البيانات يقول ما التالف، ودليل المشرفين يقول ما العمل بعدها.
server-call = النداء
server-people = التعهدات
server-posts = منشورات في السجل
server-networks = الشبكات
server-sees = كلها مرئية
server-blind = لا تُرى الآن: { $sources }
server-unwatched = لا تُراقب أي شبكة
papers = الأوراق
papers-lead = نماذج بلغتك، مملوءة بما يعرفه الخادم عن نفسه. اعرضها على من يعرف قانون بلدك قبل الاعتماد عليها.
papers-blank = (الاسم والعنوان البريدي)
papers-imprint = بيانات الناشر
papers-imprint-how = حيث يطلبها القانون تظهر في صفحة «عن هذا الخادم» أمام الجميع. شغّل الخادم بالخيارين { $operator } و{ $mail } لملئها.
papers-responsible = المسؤول عمّا يُعرض هنا:
papers-notice = إشعار الخصوصية
papers-notice-how = هو صفحة «عن هذا الخادم»، مصنوعة من قاعدة بياناته نفسها، بكل لغة من لغاته:
papers-processing = سجل أنشطة المعالجة
papers-processing-how = ما تطلبه المادة 30 من اللائحة العامة لحماية البيانات، مصنوع من بنية قاعدة البيانات في { $day }. اطبعه ووقّعه، وأعد ذلك بعد كل ترقية.
papers-controller = المسؤول عن المعالجة
papers-purpose = الغرض
papers-basis = الأساس القانوني كما نراه
papers-recipients = المستلمون
papers-recipients-are = لا أحد سوى من لا يتم الأمر من دونهم: خادم البريد الذي يحمل التذكير، وخدمة الإشعارات في متصفح الشخص، ومن يحفظ النسخ الاحتياطية.
papers-abroad = دول أخرى
papers-abroad-are = لا يرسل الخادم إليها شيئًا عن أحد. يقرأ ما هو علني على الشبكات، وبعضها في الخارج.
papers-measures = التدابير
papers-measures-are = لا عنوان لأي زائر في أي ملف. بيانات الاتصال مشفرة بمفتاح خاص بندائها يُتلف بعده. يدخل المنظمون بمفاتيح مرور، وفي اليوم الأخير قبل العاصفة لا يغيّر أحد بمفرده ساعتها أو وسومها. الخطوط والنسخ الاحتياطية مشفرة، ولا بيانات اتصال في أي نسخة. تُصنع الصور من جديد بلا مكان ولا جهاز. المحو يتلف المحتوى والملح، ولا يثبت السجل إلا أن شيئًا كان هناك.
papers-for-rally = أن يرى الجميع كم يشارك
papers-for-reminder = تذكير الناس بالساعة
papers-for-hand-in = احتساب منشور لا تُظهره لنا الشبكات
papers-for-endorsement = إظهار من يقف وراء النداء
papers-for-concern = درء ضرر يسببه نداء أو منشور
papers-for-organizer = معرفة من يجوز له كتابة النداءات
papers-for-call = طلب العون لشخص في خطر
papers-for-record = أن يمكن بعد ذلك إثبات ما نُشر وكم كان
papers-for-keeping = أن يمكن، حيث يُطلب ذلك، إثبات ما نُشر حقًا ومن نشره
papers-by-nobody = لا بيانات شخصية
papers-by-consent = الموافقة (المادتان 6(1)(أ) و9(2)(أ))
papers-by-interest = المصلحة المشروعة (المادة 6(1)(و))
papers-by-public = المصلحة المشروعة في ما أعلنه الناس بأنفسهم جليًا (المادتان 6(1)(و) و9(2)(هـ))
