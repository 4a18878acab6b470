### SPDX-License-Identifier: AGPL-3.0-or-later
### نرحّب بمراجعة من لغته الأم العربية.
### A native speaker's review is welcome.

## Days and hours

month = { $number ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
}
weekday = { $number ->
    [1] الاثنين
    [2] الثلاثاء
    [3] الأربعاء
    [4] الخميس
    [5] الجمعة
    [6] السبت
   *[7] الأحد
}
date = { $weekday } { $day } { $month } { $year }
moment = { $date }، { $clock }
span = من { $from } إلى { $to }
days = { PLURAL($count) ->
    [zero] يوم
    [one] يوم
    [two] يومان
    [few] أيام
    [many] يومًا
   *[other] يوم
}
hours = { PLURAL($count) ->
    [zero] ساعة
    [one] ساعة
    [two] ساعتان
    [few] ساعات
    [many] ساعة
   *[other] ساعة
}
minutes = { PLURAL($count) ->
    [zero] دقيقة
    [one] دقيقة
    [two] دقيقتان
    [few] دقائق
    [many] دقيقة
   *[other] دقيقة
}
seconds = { PLURAL($count) ->
    [zero] ثانية
    [one] ثانية
    [two] ثانيتان
    [few] ثوانٍ
    [many] ثانية
   *[other] ثانية
}

## Around every page

skip = الانتقال إلى المحتوى
simulated = محاكاة: هؤلاء الأشخاص وهذه المنشورات من نسج الخيال.
languages = اللغات
pages = صفحات هذا النداء
promise = هذا الموقع لا يضع أي ملفات تعريف ارتباط، ولا يحمّل شيئًا من أي جهة أخرى، ولا يحتفظ بأثر للقراءة أو التعهد أو النشر. كل شيء يعمل من دون جافاسكربت.
call = النداء
calls = النداءات
no-calls = لا نداء هنا بعد.
take-part = المشاركة
live = مباشر
report = التقرير
record = السجل

## The call

the-hour = الساعة
begins-in = تبدأ بعد
now = حانت الساعة.
ends-in = تنتهي بعد
over = انتهت هذه العاصفة.
phase-before = قادمة
phase-during = الآن
phase-after = انتهت
read-report = قراءة التقرير
as-loaded = كما كان عند تحميل هذه الصفحة.
your-clock = بتوقيتك
elsewhere = في أماكن أخرى
calendar = إضافتها إلى التقويم
pledge = سأشارك
pledges-so-far = { PLURAL($count) ->
    [zero] لا تعهدات حتى الآن
    [one] تعهد واحد حتى الآن
    [two] تعهدان حتى الآن
    [few] { $count } تعهدات حتى الآن
    [many] { $count } تعهدًا حتى الآن
   *[other] { $count } تعهد حتى الآن
}
uncounted = لا يمكن عرض عدد التعهدات الآن.
pledge-note = يزيد عدد بمقدار واحد، ولا يُحفظ عنك شيء.
thanks = شكرًا لك. سُجِّلت كلمتك.
thanks-more = نلتقي عند الساعة، وما أجمل أن يأتي معك أحد.
demand = مطلبنا
who = من في خطر
facts = ماذا حدث
source = المصدر: { $it }
checked = جرى التحقق { $date }
charges = التهم
hearing = في المحكمة
figures = الخلفية
endorsements = من يقف وراء هذا النداء
members = { PLURAL($count) ->
    [zero] لا أعضاء
    [one] عضو واحد
    [two] عضوان
    [few] { $count } أعضاء
    [many] { $count } عضوًا
   *[other] { $count } عضو
}
members-together = { PLURAL($count) ->
    [zero] لا أعضاء
    [one] عضو واحد في المجموع (لم يُحذف التداخل)
    [two] عضوان في المجموع (لم يُحذف التداخل)
    [few] { $count } أعضاء في المجموع (لم يُحذف التداخل)
    [many] { $count } عضوًا في المجموع (لم يُحذف التداخل)
   *[other] { $count } عضو في المجموع (لم يُحذف التداخل)
}
address = إلى من نتوجه
never-say = ما لا يقال أبدًا
organizers = أصحاب النداء

## Posting

post-lead = قلها بكلماتك. أُعطيت لك هذه الصيغة، ويُعطى الزائر التالي غيرها.
early = لم تحن الساعة بعد. المنشورات أقوى معًا: { $it }
your-words = منشورك
another = أريد صيغة أخرى
length = الطول
choose-network = النشر على
door-note = يفتح الزر الشبكة ومعها نصك، وأنت من يضغط زر النشر هناك باسمك. ما تكتبه لا يمر بهذا الموقع أبدًا.
own-server = خادم ماستودون الخاص بك
server = الخادم
make-link = إنشاء الرابط
post-on = النشر على { $it }
no-server = هذا ليس اسم خادم. يُكتب هكذا: { $it }
back = رجوع
email = البريد
plain-links = الروابط نفسها بصيغة بسيطة

## The storm, live

posts = { PLURAL($count) ->
    [zero] منشور
    [one] منشور
    [two] منشوران
    [few] منشورات
    [many] منشورًا
   *[other] منشور
}
accounts = { PLURAL($count) ->
    [zero] حساب
    [one] حساب
    [two] حسابان
    [few] حسابات
    [many] حسابًا
   *[other] حساب
}
originals = { PLURAL($count) ->
    [zero] منشور أصلي
    [one] منشور أصلي
    [two] منشوران أصليان
    [few] منشورات أصلية
    [many] منشورًا أصليًا
   *[other] منشور أصلي
}
replies = { PLURAL($count) ->
    [zero] رد
    [one] رد
    [two] ردّان
    [few] ردود
    [many] ردًا
   *[other] رد
}
reposts = { PLURAL($count) ->
    [zero] إعادة نشر
    [one] إعادة نشر
    [two] إعادتا نشر
    [few] إعادات نشر
    [many] إعادة نشر
   *[other] إعادة نشر
}
quotes = { PLURAL($count) ->
    [zero] اقتباس
    [one] اقتباس
    [two] اقتباسان
    [few] اقتباسات
    [many] اقتباسًا
   *[other] اقتباس
}
pledged = { PLURAL($count) ->
    [zero] تعهد
    [one] تعهد
    [two] تعهدان
    [few] تعهدات
    [many] تعهدًا
   *[other] تعهد
}
recorded = { PLURAL($count) ->
    [zero] منشور في السجل
    [one] منشور في السجل
    [two] منشوران في السجل
    [few] منشورات في السجل
    [many] منشورًا في السجل
   *[other] منشور في السجل
}
as-of = حتى { $it }
sealed = خُتم النداء في { $date }
other = غيرها، كلٌّ منها لأقل من خمسة أشخاص
per-minutes = { PLURAL($count) ->
    [zero] منشورات في الدقيقة
    [one] منشورات في الدقيقة
    [two] منشورات كل دقيقتين
    [few] منشورات كل { $count } دقائق
    [many] منشورات كل { $count } دقيقة
   *[other] منشورات كل { $count } دقيقة
}
peak = { PLURAL($count) ->
    [zero] الدقيقة الأكثر امتلاءً، { $at }: لا منشورات
    [one] الدقيقة الأكثر امتلاءً، { $at }: منشور واحد
    [two] الدقيقة الأكثر امتلاءً، { $at }: منشوران
    [few] الدقيقة الأكثر امتلاءً، { $at }: { $count } منشورات
    [many] الدقيقة الأكثر امتلاءً، { $at }: { $count } منشورًا
   *[other] الدقيقة الأكثر امتلاءً، { $at }: { $count } منشور
}
networks = الشبكات
hashtags = الوسوم
post-languages = اللغات
unknown-language = غير محددة
wall = الجدار
wall-note = منشورات سلّمها أصحابها، أو لمجموعات مؤيدة وحسابات عامة مسمّاة. أما سواها فتُحصى ولا تُعرض أبدًا.
wall-empty = لا شيء يجوز عرضه بعد.
picture = صورة: { $text }
reload = تحميل أحدث الأرقام
how-counted = ما الذي يُحصى
method = منشورات خلال الساعة تحمل أحد الوسوم وأمكنت رؤيتها على الشبكات المذكورة. يُحصى المنشور مرة واحدة وله نوع واحد: إعادة نشر أو رد أو اقتباس، وإلا فهو أصلي. الحسابات هي حسابات متمايزة، وليست بالضرورة أشخاصًا. لا يمكن رؤية المنشورات الخاصة ولا الشبكات غير المذكورة. وتُدمج المجموعات التي تقل عن خمسة حسابات.

## Report and record

see-live = المتابعة المباشرة
report-soon = يُكتب التقرير حين تنتهي العاصفة ويُختم سجلها. وقبل ذلك لا شيء ثابت. تنتهي العاصفة:
record-lead = ترك كل منشور أُحصي أثرًا مختومًا في سجل لا يمكن إلا أن ينمو. يمكن لأي شخص التحقق منه من دون الوثوق بنا.
checkpoint = نقطة التحقق
no-checkpoint = لا نقطة تحقق بعد: السجل ما زال فارغًا.
verify = التحقق بنفسك
verify-form = نقطة التحقق موقّعة وتذكر حجم السجل وبصمته الجذرية. صيغتها معيار مفتوح تقرؤه برامج أخرى أيضًا:
verify-how = يحسن الاحتفاظ بنقطة التحقق الظاهرة اليوم. كل نقطة لاحقة يجب أن تتضمنها، وأن يكون المفتاح نفسه قد وقّعهما. ومن لديه نسخة من السجل يتحقق منها كلها دون اتصال:
verify-limits = يثبت السجل ما استُلم ومتى، وأن شيئًا لم يتغير منذ ذلك الحين. لكنه لا يثبت صحة ما يقوله منشور.

## When something is wrong

not-found = لا شيء في هذا العنوان
not-found-advice = ربما للنداء اسم آخر، أو فقد الرابط حرفًا في الطريق.
wrong-method = هذا العنوان لا يعمل بهذه الطريقة
wrong-method-advice = يمكن فتح صفحة النداء واستخدام أزرارها.
forbidden = جاء هذا من موقع آخر
forbidden-advice = لا يُحتسب التعهد إلا بضغط الزر في صفحة النداء نفسها.
too-large = هذا أكثر مما يقبله الموقع
too-large-advice = لم يُحفظ شيء. يرجى الرجوع وإرسال ما هو أقل.
busy = كثيرون هنا في الوقت نفسه
busy-advice = لم يُحتسب شيء. يرجى إعادة المحاولة بعد لحظة، والنشر ممكن من دون هذا الموقع.
bad-request = تعذرت قراءة هذا الطلب
bad-request-advice = يمكن فتح صفحة النداء والبدء منها.
failed = حدث خطأ لدينا
failed-advice = ليس الخطأ منك. يرجى إعادة المحاولة بعد لحظة.

## For elsewhere

take-along = خذه معك
kit-file = النداء كله في ملف واحد لا يحتاج إلى شبكة
kit-archive = كل شيء في أرشيف واحد، مع النصوص والصور
card = صورة
qr = رمز QR
feed = تلقيمة
kit-lead = يحوي هذا الملف النداء كله ولا يحتاج إلى شبكة. يمكن حفظه ونسخه وتمريره إلى الآخرين.
kit-how = تفتح الروابط الشبكة ومعها النص، وأنت من يضغط زر النشر هناك باسمك. غيّر الكلمات، فالشبكات تعاقب النص نفسه إذا كرّره كثيرون.
wordings = منشورات مقترحة
kit-copy = نسخ
kit-copied = تم النسخ
online = النداء على الشبكة

## Changes, and what is gone

changed = ما تغيّر منذ النشر الأول
countersigned = بموافقة منظِّمَين
not-countersigned = من منظِّم واحد
part-hour = الموعد
part-hashtags = الوسوم
part-demand = المطلب
part-case = القضية
part-kit = الصيغ
part-rest = تفاصيل أخرى
gone = أُزيل هذا النداء
gone-advice = لا شيء منه محفوظ هنا. ربما كان لدى منظِّميه سبب يحمي شخصاً ما.
