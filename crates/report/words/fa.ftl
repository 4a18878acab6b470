### SPDX-License-Identifier: AGPL-3.0-or-later
### از بازبینی کسانی که فارسی زبان مادری‌شان است استقبال می‌کنیم.
### A native speaker's review is welcome.

## Numbers and lists

posts = { PLURAL($posts) ->
    [one] { $posts } پست
   *[other] { $posts } پست
}
posts-of = { posts }
accounts = { PLURAL($accounts) ->
    [one] { $accounts } حساب
   *[other] { $accounts } حساب
}
accounts-of = { accounts }
lines-of = { PLURAL($lines) ->
    [one] { $lines } سطر
   *[other] { $lines } سطر
}
pair = { $one }، { $other }
last = { $one } و { $other }

## Days and hours

month = { $number ->
    [1] ژانویه
    [2] فوریه
    [3] مارس
    [4] آوریل
    [5] مه
    [6] ژوئن
    [7] ژوئیه
    [8] اوت
    [9] سپتامبر
    [10] اکتبر
    [11] نوامبر
   *[12] دسامبر
}
month-short = { $number ->
    [1] ژانویه
    [2] فوریه
    [3] مارس
    [4] آوریل
    [5] مه
    [6] ژوئن
    [7] ژوئیه
    [8] اوت
    [9] سپتامبر
    [10] اکتبر
    [11] نوامبر
   *[12] دسامبر
}
day = { $day } { $month } { $year }
moment = { $day }، { $clock }
zoned = { $when } ({ $zone })
stretch = از { $from } تا { $to }
stretch-on = { $day }، از { $from } تا { $to }
tick-day = { $day } { $month }
tick-month = { $month } { $year }
on-day = در { $day } ({ $zone })
on-days = از { $from } تا { $to } ({ $zone })
on-day-at = در { $day }، ساعت { $clock } ({ $zone })
on-day-between = در { $day }، میان { $from } و { $to } ({ $zone })
between = میان { $from } و { $to } ({ $zone })
every-minutes = { PLURAL($count) ->
    [one] دقیقه
   *[other] { $count } دقیقه
}
every-hours = { PLURAL($count) ->
    [one] ساعت
   *[other] { $count } ساعت
}
every-days = { PLURAL($count) ->
    [one] روز
   *[other] { $count } روز
}
every-weeks = { PLURAL($count) ->
    [one] هفته
   *[other] { $count } هفته
}

## At the top

simulated = شبیه‌سازی: این آدم‌ها و پست‌ها ساختگی‌اند.
kicker = گزارش یک توفان
title = { posts }
title-under = { posts } با { $tags }
title-none = هیچ پستی نیست
title-none-under = هیچ پستی با { $tags } نیست
lead = { $when }، { $what }.
lead-timeless = { $what }.
none = هیچ پستی یافت نشد
none-under = هیچ پستی با { $tags } یافت نشد
nameless = { posts } یافت شد؛ منبع‌ها از هیچ حسابی نام نمی‌برند
nameless-under = { posts } با { $tags } یافت شد؛ منبع‌ها از هیچ حسابی نام نمی‌برند
made = { accounts } { posts } نوشتند
made-under = { accounts } { posts } با { $tags } نوشتند
label-accounts = { PLURAL($count) ->
    [one] حساب
   *[other] حساب
}
label-originals = { PLURAL($count) ->
    [one] پست اصلی
   *[other] پست اصلی
}
label-others = { PLURAL($count) ->
    [one] پاسخ، نقل‌قول و بازنشر
   *[other] پاسخ، نقل‌قول و بازنشر
}
figure-accounts = حساب‌های جدا از هم که پست‌های شمرده‌شده در اینجا را نوشته‌اند. یک نفر می‌تواند چند حساب داشته باشد و یک حساب می‌تواند از زبان یک گروه سخن بگوید.
figure-originals = پست‌هایی که به پست دیگری پاسخ نمی‌دهند، آن را نقل نمی‌کنند و بازنشر نمی‌کنند.
figure-others = { $replies }، { $quotes }، { $reposts }. بازنشر هنگامی شمرده می‌شود که پستی که بازنشر شده شمرده شود.
originals = { PLURAL($count) ->
    [one] { $count } پست اصلی
   *[other] { $count } پست اصلی
}
quotes = { PLURAL($count) ->
    [one] { $count } نقل‌قول
   *[other] { $count } نقل‌قول
}
replies = { PLURAL($count) ->
    [one] { $count } پاسخ
   *[other] { $count } پاسخ
}
reposts = { PLURAL($count) ->
    [one] { $count } بازنشر
   *[other] { $count } بازنشر
}

## The case

case = پرونده
charges = اتهام‌ها
in-court = در دادگاه
background = پیش‌زمینه
asked = چه خواسته شد
asked-by = فراخوان از سوی { $names } بود.
asked-for = ساعت قرار: { $hour } ({ $zone })، با { $tags }.
sealed-before = فراخوان در { $when } در دفتر ثبت مُهر شد، پیش از آنکه آن ساعت آغاز شود.
sealed-after = فراخوان در { $when } در دفتر ثبت مُهر شد، پس از آنکه آن ساعت آغاز شد.

## When people posted

time = مردم کی نوشتند
chart-title = پست‌ها در گذر زمان ({ $zone })
chart-says = یک میله برای هر { $unit }، { $stretch }: { posts }.
chart-says-most = یک میله برای هر { $unit }، { $stretch }: { posts }، بیشترشان در { $most }.
chart-of = پست‌های هر { $unit }، به وقت { $zone }.
chart-of-utc = پست‌های هر { $unit }، به وقت جهانی (UTC).
chart-hour = سایه‌دار: ساعتی که فراخوان گفته بود، { $stretch }.
chart-blind = هاشورخورده: چیزی در آن زمان دیده نشد؛ محدودیت‌های پایین می‌گویند چه.
chart-left = در آن نیست: { posts } که دقیقه‌شان معلوم نیست.
chart-joined = دقیقه‌هایی که کمتر از پنج حساب در آن‌ها نوشته‌اند با هم، در نخستین آن‌ها، نشان داده می‌شوند.
no-chart-none = نموداری نیست، چون پستی نیست.
no-chart-few = نموداری نیست: حساب‌هایی که در دقیقه‌های معلوم نوشته‌اند بسیار کم‌اند، یا تنها روزها معلوم‌اند.
no-chart-unknown = نموداری نیست: منبع‌ها نمی‌گویند این پست‌ها در چه ساعتی نوشته شده‌اند.
as-table = نمودار به شکل جدول
column-from = آغاز، برای هر { $unit }
column-posts = پست‌ها
first = نخستین پست در { $when } نوشته شد.
fullest = پرترین دقیقه { $when } بود، با { posts }.
surge = { $stretch } ({ posts })
surge-most = { $stretch } ({ posts }، اوج در { $most })
surges-more = { PLURAL($count) ->
    [one] { $count } بار دیگر
   *[other] { $count } بار دیگر
}
surges = پست‌ها در این زمان‌ها بیش از آن بودند که زمان پیش از آن توضیح می‌دهد: { $when }.
no-surge = پست‌ها در هیچ زمانی آشکارا بیش از آن نبودند که زمان پیش از آن توضیح می‌دهد.

## What people wrote

wrote = مردم چه نوشتند
on-network = در { $network }
on-network-at = در { $network }، { $when }
covered = نویسنده دربارهٔ آنچه دیده می‌شود هشدار داده است
film = نمایی از یک فیلم که همان‌جا که منتشر شده پخش می‌شود.
undescribed = تصویری که نویسنده‌اش توصیفش نکرده است

## Lists

lists = کجا، به چه زبان‌هایی، با چه کلمه‌هایی
networks = شبکه‌ها
networks-are = پست‌ها کجا نوشته شدند.
network = شبکه
languages = زبان‌ها
languages-are = چنان‌که شبکه‌ها می‌گویند؛ هر پست یک زبان دارد.
found-languages = زبان‌هایی که در متن‌ها یافت شد
found-languages-are = در پست‌هایی که شبکه‌ها زبانشان را نمی‌گویند؛ متن کوتاه زبانی را نشان نمی‌دهد.
language = زبان
hashtags = هشتگ‌ها
hashtags-are = چند پست هر یک را دارد، به املایی که بیش از همه دیده شد. یک پست می‌تواند چند هشتگ داشته باشد.
hashtag = هشتگ
others = همهٔ دیگران روی هم
unknown = نامعلوم
next = { PLURAL($count) ->
    [one] { $count } سطر بعدی
   *[other] { $count } سطر بعدی
}
more-rows = { PLURAL($count) ->
    [one] { $count } سطر دیگر در گزارش JSON هست.
   *[other] { $count } سطر دیگر در گزارش JSON هست.
}
spellings = املاهای بسیار نزدیک
spellings-are = در همان زمان دیده شدند. پستی که یکی از هشتگ‌ها را هم دارد در بالا شمرده می‌شود، وگرنه نه.
spelling = { $seen }، نزدیک به { $tag }: { posts }
language-named = { $name } ({ $tag })
language-name = { $tag ->
    [am] امهری
    [ar] عربی
    [be] بلاروسی
    [bg] بلغاری
    [bn] بنگالی
    [ca] کاتالان
    [ckb] کردی مرکزی
    [cs] چکی
    [da] دانمارکی
    [de] آلمانی
    [dv] دیوهی
    [el] یونانی
    [en] انگلیسی
    [es] اسپانیایی
    [et] استونیایی
    [eu] باسکی
    [fa] فارسی
    [fi] فنلاندی
    [fr] فرانسوی
    [ga] ایرلندی
    [he] عبری
    [hi] هندی
    [hu] مجاری
    [hy] ارمنی
    [id] اندونزیایی
    [it] ایتالیایی
    [ja] ژاپنی
    [ka] گرجی
    [ko] کره‌ای
    [ku] کردی
    [ms] مالایی
    [my] برمه‌ای
    [nb] نروژی
    [nl] هلندی
    [pl] لهستانی
    [ps] پشتو
    [pt] پرتغالی
    [ro] رومانیایی
    [ru] روسی
    [sd] سندی
    [sv] سوئدی
    [sw] سواحیلی
    [th] تایلندی
    [ti] تیگرینیا
    [tr] ترکی
    [ug] اویغوری
    [uk] اوکراینی
    [ur] اردو
    [yi] ییدیش
    [zh] چینی
   *[other] { $tag }
}

## What was said

said = چه گفته شد
said-by = عبارت‌هایی که دست‌کم پنج حساب به کار برده‌اند، در { posts } که کلمه‌های خودشان را دارند. همان‌گونه‌اند که مردم نوشته‌اند؛ چیزی به زبان دیگری خلاصه نشده است.
said-by-sample = عبارت‌هایی که دست‌کم پنج حساب به کار برده‌اند، در نمونه‌ای از { posts }. همان‌گونه‌اند که مردم نوشته‌اند؛ چیزی به زبان دیگری خلاصه نشده است.
theme = { posts } از { accounts }
theme-kit = { posts } از { accounts }؛ فراخوان آن را پیشنهاد کرده بود

## How it was passed on

passing = چگونه دست به دست شد
passed-on = { PLURAL($posts) ->
    [one] { $posts } پست به پستی دیگر پاسخ می‌دهد، آن را نقل می‌کند یا بازنشر می‌کند
   *[other] { $posts } پست به پستی دیگر پاسخ می‌دهند، آن را نقل می‌کنند یا بازنشر می‌کنند
}، در { PLURAL($cascades) ->
    [one] { $cascades } زنجیره
   *[other] { $cascades } زنجیره
}: زنجیره یک پست است با هر چه در پی آن می‌آید.
alone = { PLURAL($posts) ->
    [one] { $posts } پست تنهاست.
   *[other] { $posts } پست تنها هستند.
}
largest = بزرگ‌ترین زنجیره، در { $network }، { posts } از { accounts } دارد.
largest-among = بزرگ‌ترین زنجیره، در { $network }، { posts } از { accounts } دارد، از جمله { $kinds }.
half-at-once = نیمی از آن در کمتر از یک دقیقه آنجا بود.
half-minutes = { PLURAL($count) ->
    [one] نیمی از آن پس از { $count } دقیقه آنجا بود.
   *[other] نیمی از آن پس از { $count } دقیقه آنجا بود.
}
half-hours = { PLURAL($count) ->
    [one] نیمی از آن پس از { $count } ساعت آنجا بود.
   *[other] نیمی از آن پس از { $count } ساعت آنجا بود.
}
half-days = { PLURAL($count) ->
    [one] نیمی از آن پس از { $count } روز آنجا بود.
   *[other] نیمی از آن پس از { $count } روز آنجا بود.
}
bridge = از { $from } به { $into } در { posts }
bridges = از زبانی به زبان دیگر رفت: { $ways }. بازنشر در شمار زبانی می‌آید که حسابش بیشتر به آن می‌نویسد.
names = { PLURAL($count) ->
    [one] { $count } نام در چند شبکه دیده شد، شاید از یک نفر که آن را از یکی به دیگری برد.
   *[other] { $count } نام در چند شبکه دیده شد، شاید از همان آدم‌ها که آن را از یکی به دیگری بردند.
}
half-from = نیمی از پست‌ها از { accounts } آمد.
half-from-few = نیمی از پست‌ها از کمتر از پنج حساب آمد.
faithful = { $tag } ({ accounts })
faithful-without = { $tag } ({ accounts }، هرگز با { $other })
faithfuls = برخی هشتگ‌ها آدم‌های خود را دارند که چند پست نوشته و آن را از هیچ‌کدام نینداخته‌اند: { $tags }. این می‌تواند گروهی محلی، خواستی دوم یا هشتگی باشد که به میان آورده شده است؛ کسی که پست‌ها را بخواند درمی‌یابد.
posts-in = { $stretch } ({ posts })
floods = کمتر از پنج حساب بیشتر پست‌های این زمان‌ها را نوشتند: { $stretches }. یک تحریریه، یا کسی که به همه پاسخ می‌دهد، درست مانند سیل پست به چشم می‌آید؛ کسی که پست‌ها را بخواند درمی‌یابد.

## Who stood behind it

behind = چه کسانی پشت آن بودند
members = { PLURAL($count) ->
    [one] { $count } عضو
   *[other] { $count } عضو
}
members-together = { PLURAL($count) ->
    [one] این گروه‌ها روی هم می‌گویند { $count } عضو دارند. عضوهای مشترک کم نشده‌اند: کسی که در دو گروه است دو بار شمرده می‌شود.
   *[other] این گروه‌ها روی هم می‌گویند { $count } عضو دارند. عضوهای مشترک کم نشده‌اند: کسی که در دو گروه است دو بار شمرده می‌شود.
}
pledged = { PLURAL($pledges) ->
    [one] { $pledges } نفر قول داد که شرکت کند
   *[other] { $pledges } نفر قول دادند که شرکت کنند
}؛ { accounts } پست نوشتند.
pledged-confirmed = { PLURAL($pledges) ->
    [one] { $pledges } نفر قول داد که شرکت کند
   *[other] { $pledges } نفر قول دادند که شرکت کنند
} و { PLURAL($confirmed) ->
    [one] { $confirmed } نفر آن را با ایمیل تأیید کرد یا پستی سپرد
   *[other] { $confirmed } نفر آن را با ایمیل تأیید کردند یا پستی سپردند
}؛ { accounts } پست نوشتند.
turnout-fewer = با این همه قول، { $least } تا { $most } حساب انتظار می‌رفت (با این فرض: هیچ توفان پیشینی نشان نمی‌دهد چه سهمی از قول‌ها نگه داشته می‌شود): کمتر آمدند.
turnout-within = با این همه قول، { $least } تا { $most } حساب انتظار می‌رفت (با این فرض: هیچ توفان پیشینی نشان نمی‌دهد چه سهمی از قول‌ها نگه داشته می‌شود): همان شد.
turnout-more = با این همه قول، { $least } تا { $most } حساب انتظار می‌رفت (با این فرض: هیچ توفان پیشینی نشان نمی‌دهد چه سهمی از قول‌ها نگه داشته می‌شود): بیشتر آمدند؛ دیگرانی پیوستند یا کسان بیشتری سر قولشان ماندند.
pledges-anonymous = قول‌ها بی‌نام‌اند، پس نمی‌توان گفت کدام‌یک از این حساب‌ها قول داده بودند.

## What this does not show

limits = آنچه این گزارش نشان نمی‌دهد
limit-sources = تنها آنچه در منبع‌های پایین هست شمرده می‌شود. پست‌های حساب‌های خصوصی، پست‌هایی که پیش از خوانده شدن حذف شده‌اند و شبکه‌های دیگر در آن نیستند.
limit-seen = گفته نمی‌شود چند نفر پست‌ها را دیدند، چون هیچ‌کس بیرون از شبکه‌ها نمی‌تواند آن را بسنجد. شمار دنبال‌کنندگان آن را نمی‌گوید و جمع زده نمی‌شود.
limit-times = زمان‌ها همان‌هایی‌اند که شبکه‌ها می‌دهند، و در برخی از آن‌ها همان که دستگاه نویسنده داده است.
limit-tags = پست‌هایی که بی هیچ‌یک از هشتگ‌ها از پرونده می‌گویند یافت نمی‌شوند.
limit-lines = { PLURAL($lines) ->
    [one] { $lines } سطر از منبع‌ها خوانده نشد؛ پست‌های درون آن اینجا نیستند.
   *[other] { $lines } سطر از منبع‌ها خوانده نشد؛ پست‌های درون آن‌ها اینجا نیستند.
}
limit-few = جایی که پشت عددی کمتر از پنج حساب باشد، با عددهای دیگر یکی می‌شود یا کنار گذاشته می‌شود تا کسی را نتوان نشان کرد.
people = { PLURAL($most) ->
    [one] حساب‌ها آدم نیستند. پشت آن‌ها { $most } نفر است اگر کسی در دو شبکه ننوشته باشد، و { $least } نفر اگر هر که در شبکه‌ای کوچک‌تر نوشته در بزرگ‌ترین هم نوشته باشد؛ کمتر اگر برخی در یک شبکه چند حساب داشته باشند، بیشتر اگر برخی حسابی را با هم داشته باشند.
   *[other] حساب‌ها آدم نیستند. پشت آن‌ها { $most } نفرند اگر کسی در دو شبکه ننوشته باشد، و { $least } نفر اگر هر که در شبکه‌ای کوچک‌تر نوشته در بزرگ‌ترین هم نوشته باشد؛ کمتر اگر برخی در یک شبکه چند حساب داشته باشند، بیشتر اگر برخی حسابی را با هم داشته باشند.
}
people-of-one-network = حساب‌ها آدم نیستند: { accounts } پست نوشتند، و شاید کسی چند حساب داشته باشد یا چند نفر یک حساب.
people-unknown = حساب‌ها آدم نیستند، و اینجا منبع‌ها از هیچ حسابی نام نمی‌برند: معلوم نیست چند نفر نوشتند.
nobodys = حساب { posts } معلوم نیست؛ می‌تواند از هر کسی باشد.
early = { PLURAL($early) ->
    [one] { $early } پست زمانی زودتر از درست می‌گوید
   *[other] { $early } پست زمانی زودتر از درست می‌گویند
}، به گواهی شناسهٔ شبکه یا کسی که نخست آن را دید. هر یک می‌ماند و در همان زمانی که می‌گوید شمرده می‌شود.
late = { PLURAL($late) ->
    [one] { $late } پست زمانی دیرتر از درست می‌گوید
   *[other] { $late } پست زمانی دیرتر از درست می‌گویند
}، به گواهی شناسهٔ شبکه یا کسی که نخست آن را دید. هر یک می‌ماند و در همان زمانی که می‌گوید شمرده می‌شود.
early-and-late = { PLURAL($early) ->
    [one] { $early } پست زمانی زودتر از درست می‌گوید
   *[other] { $early } پست زمانی زودتر از درست می‌گویند
} و { PLURAL($late) ->
    [one] { $late } پست زمانی دیرتر از درست می‌گوید
   *[other] { $late } پست زمانی دیرتر از درست می‌گویند
}، به گواهی شناسهٔ شبکه یا کسی که نخست آن را دید. هر یک می‌ماند و در همان زمانی که می‌گوید شمرده می‌شود.
lost = خود منبع‌ها می‌گویند که { posts } در آن‌ها دیده نشد: { $parts }.
lost-deleted = { PLURAL($count) ->
    [one] { $count } حذف‌شده
   *[other] { $count } حذف‌شده
}
lost-limit = { PLURAL($count) ->
    [one] { $count } که سقف شبکه از جریان بیرون گذاشت
   *[other] { $count } که سقف شبکه از جریان بیرون گذاشت
}
lost-withheld = { PLURAL($count) ->
    [one] { $count } که شبکه نشان نداد
   *[other] { $count } که شبکه نشان نداد
}
lost-otherwise = { PLURAL($count) ->
    [one] { $count } به دلیلی دیگر ({ $reason })
   *[other] { $count } به دلیلی دیگر ({ $reason })
}
lost-places = { PLURAL($count) ->
    [one] در { $count } جا منبع‌ها می‌گویند چیزی کم است و نمی‌گویند چند پست.
   *[other] در { $count } جا منبع‌ها می‌گویند چیزی کم است و نمی‌گویند چند پست.
}
spelled = { $spelling } به جای { $tag } نوشته شد و از { $when } شمرده می‌شود، پیش از آن را هم.
unseen = { $name } از { $from } تا { $to } ({ $zone }) دیده نشد؛ شاید پست‌های آن زمان اینجا نباشند.
unseen-more = { PLURAL($count) ->
    [one] و { $count } بار دیگر چنین شد.
   *[other] و { $count } بار دیگر چنین شد.
}
interrupted-seconds = { $network } { PLURAL($times) ->
    [one] { $times } بار
   *[other] { $times } بار
} (روی هم { PLURAL($length) ->
    [one] { $length } ثانیه
   *[other] { $length } ثانیه
})
interrupted-minutes = { $network } { PLURAL($times) ->
    [one] { $times } بار
   *[other] { $times } بار
} (روی هم { PLURAL($length) ->
    [one] { $length } دقیقه
   *[other] { $length } دقیقه
})
interrupted = منبع‌هایی قطع شدند و پس از آن آنچه را در این میان نوشته شده بود دادند: { $networks }.
missed = { PLURAL($posts) ->
    [one] { $posts } پست از یک میزبان شبکه آمد و نه از میزبان دیگری که در کنارش خوانده می‌شد. آنچه هیچ‌کدام نداد اینجا نیست.
   *[other] { $posts } پست از یک میزبان شبکه آمدند و نه از میزبان دیگری که در کنارش خوانده می‌شد. آنچه هیچ‌کدام نداد اینجا نیست.
}
deleted = { PLURAL($posts) ->
    [one] { $posts } پست پس از دیده شدن حذف شد و دیگر شمرده نمی‌شود: { $parts }.
   *[other] { $posts } پست پس از دیده شدن حذف شدند و دیگر شمرده نمی‌شوند: { $parts }.
}
deleted-minute = { PLURAL($count) ->
    [one] { $count } در کمتر از یک دقیقه
   *[other] { $count } در کمتر از یک دقیقه
}
deleted-ten-minutes = { PLURAL($count) ->
    [one] { $count } در کمتر از ده دقیقه
   *[other] { $count } در کمتر از ده دقیقه
}
deleted-hour = { PLURAL($count) ->
    [one] { $count } در کمتر از یک ساعت
   *[other] { $count } در کمتر از یک ساعت
}
deleted-day = { PLURAL($count) ->
    [one] { $count } در کمتر از یک روز
   *[other] { $count } در کمتر از یک روز
}
deleted-later = { PLURAL($count) ->
    [one] { $count } دیرتر
   *[other] { $count } دیرتر
}
waves = در این زمان‌ها بسیار بیش از پیش پست حذف شد: { $stretches }. مردم هنگامی که بر خود بیمناک‌اند پست‌هایشان را پس می‌گیرند؛ پست‌هایی هم که برای شمرده شدن و نه خوانده شدن ساخته شده‌اند همین‌گونه می‌روند.

## How it was counted

method = چگونه شمرده شد
rule-tags = پست هنگامی شمرده می‌شود که یکی از هشتگ‌ها را داشته باشد یا پستی را بازنشر کند که دارد. حرف‌های کوچک و بزرگ یکی‌اند؛ در ماستودون حرف‌های با نشانه و بی‌نشانه هم.
rule-once = هر پست یک بار شمرده می‌شود، هر چند بار و هر جا که یافت شده باشد. پست همان است اگر شبکه و شناسه یکی باشد یا، بی شناسه، شبکه، حساب، زمان و متن.
rule-kinds = هر پست از یک نوع است: بازنشر، وگرنه پاسخ، وگرنه نقل‌قول، وگرنه اصلی.
rule-accounts = حساب‌ها با شبکه و شناسه از هم جدا می‌شوند یا، بی شناسه، با نام کاربری.
rule-stretch = بازهٔ زمانی نخستین لحظه‌اش را در بر دارد و واپسین را نه.
rule-days = پست‌هایی که تنها روزشان معلوم است در جمع‌ها شمرده می‌شوند، نه در نمودار.
rule-withheld = آنچه سکویی به جای پستی که نشان نمی‌دهد می‌گذارد شمرده نمی‌شود: پست هیچ‌کس نیست.
inputs = چه خوانده شد
input = منبع
lines = سطرها
standard-input = ورودی استاندارد
rejected = آنچه خوانده نشد
rejection = { lines-of }: { $reason }
reason-damaged = آن نیست که چکیده‌اش می‌گوید
reason-invalid-utf8 = UTF-8 درستی نیست
reason-missing = نام برده شده، اما نیست
reason-not-json = شیء JSON کاملی نیست
reason-not-public = برای همه نوشته نشده است
reason-too-long = بیش از اندازه بلند است
reason-truncated-input = در میانه بریده شده است
reason-unknown-shape = به شکلی ناشناخته است
reason-unreadable = خواندنش ادامه نیافت
record = دفتر ثبت
record-grows = { PLURAL($entries) ->
    [one] این عددها بر دفتر ثبتی با { $entries } ثبت تکیه دارند که تنها می‌تواند بزرگ شود. هر کسی می‌تواند بی‌شبکه و بی‌نیاز از اعتماد به نگه‌دارنده‌اش آن را بررسی کند.
   *[other] این عددها بر دفتر ثبتی با { $entries } ثبت تکیه دارند که تنها می‌تواند بزرگ شود. هر کسی می‌تواند بی‌شبکه و بی‌نیاز از اعتماد به نگه‌دارنده‌اش آن را بررسی کند.
}
erased-none = چیزی از محتوای آن پاک نشده است.
erased = { PLURAL($count) ->
    [one] محتوای { $count } ثبت پاک شد؛ گواه‌های همهٔ دیگران همچنان درست‌اند.
   *[other] محتوای { $count } ثبت پاک شد؛ گواه‌های همهٔ دیگران همچنان درست‌اند.
}
root = ریشه:
footer = شمارش با Groundswell { $version }.

## On paper

undrawn = { PLURAL($signs) ->
    [one] قلم‌های این سند { $signs } نشانه از نشانه‌هایی را که مردم به کار برده‌اند ندارند؛ به جای هر یک � آمده است. کسی که متن را کپی می‌کند یا می‌شنود خود نشانه را می‌گیرد.
   *[other] قلم‌های این سند { $signs } نشانه از نشانه‌هایی را که مردم به کار برده‌اند ندارند؛ به جای هر یک � آمده است. کسی که متن را کپی می‌کند یا می‌شنود خود نشانه را می‌گیرد.
}
