### SPDX-License-Identifier: AGPL-3.0-or-later
### Ana dili Türkçe olan birinin gözden geçirmesi memnuniyetle karşılanır.
### A native speaker's review is welcome.

## Numbers and lists

posts = { PLURAL($posts) ->
    [one] { $posts } gönderi
   *[other] { $posts } gönderi
}
posts-of = { posts }
accounts = { PLURAL($accounts) ->
    [one] { $accounts } hesap
   *[other] { $accounts } hesap
}
accounts-of = { accounts }
lines-of = { PLURAL($lines) ->
    [one] { $lines } satır
   *[other] { $lines } satır
}
pair = { $one }, { $other }
last = { $one } ve { $other }

## Days and hours

month = { $number ->
    [1] Ocak
    [2] Şubat
    [3] Mart
    [4] Nisan
    [5] Mayıs
    [6] Haziran
    [7] Temmuz
    [8] Ağustos
    [9] Eylül
    [10] Ekim
    [11] Kasım
   *[12] Aralık
}
month-short = { $number ->
    [1] Oca
    [2] Şub
    [3] Mar
    [4] Nis
    [5] May
    [6] Haz
    [7] Tem
    [8] Ağu
    [9] Eyl
    [10] Eki
    [11] Kas
   *[12] Ara
}
day = { $day } { $month } { $year }
moment = { $day }, { $clock }
zoned = { $when } ({ $zone })
stretch = { $from } – { $to }
stretch-on = { $day }, { $from } – { $to }
tick-day = { $day } { $month }
tick-month = { $month } { $year }
on-day = { $day } günü ({ $zone })
on-days = { $from } – { $to } günlerinde ({ $zone })
on-day-at = { $day } günü, saat { $clock } ({ $zone })
on-day-between = { $day } günü, { $from } ile { $to } arasında ({ $zone })
between = { $from } ile { $to } arasında ({ $zone })
every-minutes = { PLURAL($count) ->
    [one] dakika
   *[other] { $count } dakika
}
every-hours = { PLURAL($count) ->
    [one] saat
   *[other] { $count } saat
}
every-days = { PLURAL($count) ->
    [one] gün
   *[other] { $count } gün
}
every-weeks = { PLURAL($count) ->
    [one] hafta
   *[other] { $count } hafta
}

## At the top

simulated = Benzetim: bu kişiler ve gönderiler uydurmadır.
kicker = Bir fırtına üzerine rapor
title = { posts }
title-under = { $tags } altında { posts }
title-none = Hiç gönderi yok
title-none-under = { $tags } altında hiç gönderi yok
lead = { $when }, { $what }.
lead-timeless = { $what }.
estimated = Bu sayılar tahmindir, çünkü tek tek sayılan { $limit } gönderiden daha çok gönderi vardı. Standart hata: { posts }, { accounts }. Üç durumun ikisinde gerçek değer bundan uzakta değildir; 20 durumun 19’unda bunun iki katından uzakta değildir.
estimated-bare = Kendi etiketi olmadan yalnızca yeniden paylaşan hesaplar bunların arasında değildir.
none = hiç gönderi bulunmadı
none-under = { $tags } altında hiç gönderi bulunmadı
nameless = { posts } bulundu; kaynaklar hiçbir hesap adı vermiyor
nameless-under = { $tags } altında { posts } bulundu; kaynaklar hiçbir hesap adı vermiyor
made = { accounts } { posts } paylaştı
made-under = { accounts }, { $tags } altında { posts } paylaştı
label-accounts = { PLURAL($count) ->
    [one] hesap
   *[other] hesap
}
label-originals = { PLURAL($count) ->
    [one] özgün gönderi
   *[other] özgün gönderi
}
label-others = { PLURAL($count) ->
    [one] yanıt, alıntı ve yeniden paylaşım
   *[other] yanıt, alıntı ve yeniden paylaşım
}
figure-accounts = Burada sayılan gönderileri paylaşan, birbirinden farklı hesaplar. Bir kişinin birden çok hesabı olabilir; bir hesap da bir topluluk adına konuşabilir.
figure-originals = Başka bir gönderiyi yanıtlamayan, alıntılamayan ve yinelemeyen gönderiler.
figure-others = { $replies }, { $quotes }, { $reposts }. Bir yeniden paylaşım, yinelediği gönderi sayılıyorsa sayılır.
originals = { PLURAL($count) ->
    [one] { $count } özgün gönderi
   *[other] { $count } özgün gönderi
}
quotes = { PLURAL($count) ->
    [one] { $count } alıntı
   *[other] { $count } alıntı
}
replies = { PLURAL($count) ->
    [one] { $count } yanıt
   *[other] { $count } yanıt
}
reposts = { PLURAL($count) ->
    [one] { $count } yeniden paylaşım
   *[other] { $count } yeniden paylaşım
}

## The case

case = Olay
charges = Suçlamalar
in-court = Mahkemede
background = Arka plan
asked = Ne istendi
asked-by = Çağıranlar: { $names }.
asked-for = Belirlenen saat: { $hour } ({ $zone }), { $tags } altında.
sealed-before = Çağrının kayda mühürlendiği an: { $when }; o saat başlamadan önce.
sealed-after = Çağrının kayda mühürlendiği an: { $when }; o saat başladıktan sonra.

## When people posted

time = İnsanlar ne zaman paylaştı
chart-title = Zamana göre gönderiler ({ $zone })
chart-says = Her { $unit } için bir çubuk, { $stretch }: { posts }.
chart-says-most = Her { $unit } için bir çubuk, { $stretch }: { posts }; en yoğun dakika: { $most }.
chart-of = Her { $unit } için gönderiler, { $zone } saatiyle.
chart-of-utc = Her { $unit } için gönderiler, UTC ile.
chart-hour = Gölgeli: çağrının belirlediği saat, { $stretch }.
chart-blind = Taralı: o sırada bir şey görülemedi; ne olduğu aşağıdaki sınırlarda yazıyor.
chart-left = İçinde olmayan: dakikası bilinmeyen { posts }.
chart-joined = Beşten az hesabın paylaştığı dakikalar, ilkinde bir arada gösterilir.
estimated-chart = Bir örneklemden tahmin edildi.
no-chart-none = Grafik yok, çünkü hiç gönderi yok.
no-chart-few = Grafik yok: bilinen dakikalarda paylaşan hesap çok az ya da yalnızca günler biliniyor.
no-chart-unknown = Grafik yok: kaynaklar bu gönderilerin hangi saatte paylaşıldığını söylemiyor.
as-table = Tablo olarak grafik
column-from = Başlangıç, her { $unit } için
chart-networks = Her ağda zamana göre gönderiler
chart-networks-scale = Hepsi aynı ölçektedir.
chart-networks-joined = Dakikalar, her ağda ya hiç gönderi ya da en az beş hesap olana dek birleştirilir; çubuklar ortalamayı, tablo ise ilk dakikada toplamı gösterir.
column-posts = Gönderi
first = İlk gönderinin paylaşıldığı an: { $when }.
fullest = En yoğun dakika: { $when }, { posts }.
surge = { $stretch } ({ posts })
surge-most = { $stretch } ({ posts }, en çok { $most })
surge-most-on = { $stretch } ({ posts }, en çok { $most })
surges-more = { PLURAL($count) ->
    [one] { $count } kez daha
   *[other] { $count } kez daha
}
surges = Gönderilerin, önceki zamanın açıkladığından fazla olduğu anlar: { $when }.
surge-assumed = İlk gönderiden önce sessizlik olduğu varsayılıyor, bilinmiyor.
no-surge = Gönderiler hiçbir zaman önceki zamanın açıkladığından belirgin biçimde fazla olmadı.

## What people wrote

wrote = İnsanlar ne yazdı
on-network = { $network } üzerinde
on-network-at = { $network } üzerinde, { $when }
covered = Paylaşan kişi burada görünenler için uyarıyor
film = Bir filmden kare; film yayımlandığı yerde oynar.
undescribed = Paylaşanın betimlemediği bir resim

## Lists

lists = Nerede, hangi dillerde, hangi sözcüklerle
networks = Ağlar
networks-are = Gönderilerin paylaşıldığı yerler.
network = Ağ
languages = Diller
languages-are = Ağların verdiği gibi; bir gönderinin bir dili olur.
found-languages = Metinlerde bulunan diller
found-languages-are = Ağların dilini vermediği gönderilerde; kısa bir metin dili ele vermez.
language = Dil
hashtags = Etiketler
hashtags-are = Her birini kaç gönderinin taşıdığı, en çok görülen yazımla. Bir gönderi birden çok etiket taşıyabilir.
hashtag = Etiket
others = diğerlerinin hepsi birlikte
unknown = bilinmiyor
next = { PLURAL($count) ->
    [one] Sonraki { $count } satır
   *[other] Sonraki { $count } satır
}
more-rows = { PLURAL($count) ->
    [one] { $count } satır daha JSON raporunda.
   *[other] { $count } satır daha JSON raporunda.
}
spellings = Neredeyse aynı yazımlar
spellings-are = Aynı zamanda görüldüler. Bir gönderi ancak etiketlerden birini de taşıyorsa yukarıda sayılır.
spelling = { $seen }, neredeyse { $tag }: { posts }
language-named = { $name } ({ $tag })
language-name = { $tag ->
    [am] Amharca
    [ar] Arapça
    [be] Belarusça
    [bg] Bulgarca
    [bn] Bengalce
    [ca] Katalanca
    [ckb] Orta Kürtçe
    [cs] Çekçe
    [da] Danca
    [de] Almanca
    [dv] Divehi
    [el] Yunanca
    [en] İngilizce
    [es] İspanyolca
    [et] Estonca
    [eu] Baskça
    [fa] Farsça
    [fi] Fince
    [fr] Fransızca
    [ga] İrlandaca
    [he] İbranice
    [hi] Hintçe
    [hu] Macarca
    [hy] Ermenice
    [id] Endonezce
    [it] İtalyanca
    [ja] Japonca
    [ka] Gürcüce
    [ko] Korece
    [ku] Kürtçe
    [ms] Malayca
    [my] Birmanca
    [nb] Norveççe
    [nl] Felemenkçe
    [pl] Lehçe
    [ps] Peştuca
    [pt] Portekizce
    [ro] Rumence
    [ru] Rusça
    [sd] Sindhi
    [sv] İsveççe
    [sw] Svahili
    [th] Tayca
    [ti] Tigrinya
    [tr] Türkçe
    [ug] Uygurca
    [uk] Ukraynaca
    [ur] Urduca
    [yi] Yidiş
    [zh] Çince
   *[other] { $tag }
}

## What was said

said = Neler söylendi
said-by = En az beş hesabın kullandığı ifadeler; kendi sözcükleriyle yazılmış { posts } içinde. İnsanların yazdığı gibidirler; hiçbir şey başka sözcüklerle özetlenmedi.
said-by-sample = En az beş hesabın kullandığı ifadeler; { posts } büyüklüğünde bir örneklemde. İnsanların yazdığı gibidirler; hiçbir şey başka sözcüklerle özetlenmedi.
said-by-shown = Yalnızca gösterilebilen gönderilere bakıldı ({ accounts }, { posts }): ötekilerin sözcükleri saklanmaz. Bunlar, en az beş hesabın bu gönderilerde kullandığı, insanların yazdığı gibi duran ifadelerdir; hiçbir şey başka sözcüklerle özetlenmedi.
theme = { accounts }, { posts }
theme-kit = { accounts }, { posts }; çağrı bunu önermişti

## How it was passed on

passing = Nasıl elden ele geçti
passed-on = { PLURAL($posts) ->
    [one] { $posts } gönderi bir başkasını yanıtlıyor, alıntılıyor ya da yineliyor
   *[other] { $posts } gönderi bir başkasını yanıtlıyor, alıntılıyor ya da yineliyor
}; toplam { PLURAL($cascades) ->
    [one] { $cascades } zincir
   *[other] { $cascades } zincir
}: zincir, bir gönderi ve ardından gelen her şeydir.
alone = { PLURAL($posts) ->
    [one] { $posts } gönderi tek başına.
   *[other] { $posts } gönderi tek başına.
}
largest = { $network } üzerindeki en büyük zincirde { accounts }, { posts } var.
largest-among = { $network } üzerindeki en büyük zincirde { accounts }, { posts } var; aralarında { $kinds }.
half-at-once = Yarısı bir dakika içinde oradaydı.
half-minutes = { PLURAL($count) ->
    [one] Yarısı { $count } dakika sonra oradaydı.
   *[other] Yarısı { $count } dakika sonra oradaydı.
}
half-hours = { PLURAL($count) ->
    [one] Yarısı { $count } saat sonra oradaydı.
   *[other] Yarısı { $count } saat sonra oradaydı.
}
half-days = { PLURAL($count) ->
    [one] Yarısı { $count } gün sonra oradaydı.
   *[other] Yarısı { $count } gün sonra oradaydı.
}
bridge = { $from } dilinden { $into } diline { posts }
bridges = Bir dilden diğerine taşındı: { $ways }. Yeniden paylaşım, hesabının en çok yazdığı dile sayılır.
names = { PLURAL($count) ->
    [one] { $count } ad birden çok ağda görüldü; belki aynı kişi, birinden diğerine taşıdı.
   *[other] { $count } ad birden çok ağda görüldü; belki aynı kişiler, birinden diğerine taşıdılar.
}
half-from = Gönderilerin yarısı { accounts } tarafından paylaşıldı.
half-from-few = Gönderilerin yarısı beşten az hesaptan geldi.
faithful = { $tag } ({ accounts })
faithful-without = { $tag } ({ accounts }, hiçbir zaman { $other } ile değil)
faithfuls = Bazı etiketlerin kendi insanları var; birkaç gönderi yazıp hiçbirinde onu atlamadılar: { $tags }. Bu yerel bir topluluk, ikinci bir dava ya da araya sokulan bir etiket olabilir; gönderileri okuyan anlar.
posts-in = { $stretch } ({ posts })
floods = Şu zamanlarda gönderilerin çoğunu beşten az hesap paylaştı: { $stretches }. Bir haber merkezi ya da herkese yanıt veren biri de sel gibi görünür; gönderileri okuyan anlar.

## Who stood behind it

behind = Arkasında kimler vardı
members = { PLURAL($count) ->
    [one] { $count } üye
   *[other] { $count } üye
}
members-together = { PLURAL($count) ->
    [one] Bu topluluklar toplam { $count } üyeleri olduğunu söylüyor. Ortak üyeler çıkarılmadı: iki toplulukta olan iki kez sayılır.
   *[other] Bu topluluklar toplam { $count } üyeleri olduğunu söylüyor. Ortak üyeler çıkarılmadı: iki toplulukta olan iki kez sayılır.
}
pledged = { PLURAL($pledges) ->
    [one] { $pledges } kişi katılmaya söz verdi
   *[other] { $pledges } kişi katılmaya söz verdi
}; { accounts } paylaştı.
pledged-confirmed = { PLURAL($pledges) ->
    [one] { $pledges } kişi katılmaya söz verdi
   *[other] { $pledges } kişi katılmaya söz verdi
}, { PLURAL($confirmed) ->
    [one] { $confirmed } kişi bunu e-postayla onayladı ya da bir gönderi iletti
   *[other] { $confirmed } kişi bunu e-postayla onayladı ya da bir gönderi iletti
}; { accounts } paylaştı.
turnout-fewer = Bu kadar sözle { $least } ile { $most } arasında hesap beklenirdi (varsayım: sözlerin ne kadarının tutulduğunu gösteren daha önceki bir fırtına yok): daha az geldi.
turnout-within = Bu kadar sözle { $least } ile { $most } arasında hesap beklenirdi (varsayım: sözlerin ne kadarının tutulduğunu gösteren daha önceki bir fırtına yok): öyle de oldu.
turnout-more = Bu kadar sözle { $least } ile { $most } arasında hesap beklenirdi (varsayım: sözlerin ne kadarının tutulduğunu gösteren daha önceki bir fırtına yok): daha çok geldi; başkaları katıldı ya da daha çok kişi sözünü tuttu.
pledges-anonymous = Sözler adsızdır; bu yüzden bu hesaplardan hangilerinin söz verdiği söylenemez.

## What this does not show

limits = Bu raporun göstermedikleri
limit-sources = Yalnızca aşağıdaki kaynaklarda bulunanlar sayılır. Gizli hesapların gönderileri, okunmadan önce silinen gönderiler ve başka ağlar içinde değildir.
limit-seen = Gönderileri kaç kişinin gördüğü söylenmez, çünkü ağların dışında hiç kimse bunu ölçemez. Takipçi sayıları bunu söylemez ve toplanmaz.
limit-times = Zamanlar ağların verdikleridir; bazılarında da yazanın kendi aygıtının verdiğidir.
limit-tags = Olaydan etiketlerden hiçbiri olmadan söz eden gönderiler bulunmaz.
limit-lines = { PLURAL($lines) ->
    [one] Kaynakların { $lines } satırı okunamadı; içindeki gönderiler burada eksik.
   *[other] Kaynakların { $lines } satırı okunamadı; içlerindeki gönderiler burada eksik.
}
limit-few = Arkasında beşten az hesap olan satırlar ve dakikalar, kimse ayırt edilemesin diye başkalarıyla birleştirilir ya da yazılmaz. Bütün gönderilerin toplamları olduğu gibi yazılır.
people = { PLURAL($most) ->
    [one] Hesaplar kişi değildir. Kimse iki ağda paylaşmadıysa arkalarında { $most } kişi, daha küçük bir ağdaki herkes en büyüğünde de paylaştıysa { $least } kişi vardır; bazılarının aynı ağda birkaç hesabı varsa daha az, bazıları bir hesabı birlikte kullanıyorsa daha çok.
   *[other] Hesaplar kişi değildir. Kimse iki ağda paylaşmadıysa arkalarında { $most } kişi, daha küçük bir ağdaki herkes en büyüğünde de paylaştıysa { $least } kişi vardır; bazılarının aynı ağda birkaç hesabı varsa daha az, bazıları bir hesabı birlikte kullanıyorsa daha çok.
}
people-of-one-network = Hesaplar kişi değildir: { accounts } paylaştı; birinin birkaç hesabı olabilir ya da bir hesap birkaç kişinin olabilir.
people-unknown = Hesaplar kişi değildir ve burada kaynaklar hiçbir hesap adı vermiyor: kaç kişinin paylaştığı bilinmiyor.
nobodys = { PLURAL($posts) ->
    [one] { $posts } gönderinin hesabı bilinmiyor; herkesin olabilir.
   *[other] { $posts } gönderinin hesabı bilinmiyor; herkesin olabilir.
}
early = { PLURAL($early) ->
    [one] { $early } gönderi fazla erken bir zaman bildiriyor
   *[other] { $early } gönderi fazla erken bir zaman bildiriyor
}; ağın tanımlayıcısı ya da onu ilk gören böyle gösteriyor. Her biri kalır ve bildirdiği zamanda sayılır.
late = { PLURAL($late) ->
    [one] { $late } gönderi fazla geç bir zaman bildiriyor
   *[other] { $late } gönderi fazla geç bir zaman bildiriyor
}; ağın tanımlayıcısı ya da onu ilk gören böyle gösteriyor. Her biri kalır ve bildirdiği zamanda sayılır.
early-and-late = { PLURAL($early) ->
    [one] { $early } gönderi fazla erken
   *[other] { $early } gönderi fazla erken
}, { PLURAL($late) ->
    [one] { $late } gönderi fazla geç
   *[other] { $late } gönderi fazla geç
} bir zaman bildiriyor; ağın tanımlayıcısı ya da onu ilk gören böyle gösteriyor. Her biri kalır ve bildirdiği zamanda sayılır.
lost = Kaynakların kendileri { posts } için onlarda görülemediğini söylüyor: { $parts }.
lost-deleted = { PLURAL($count) ->
    [one] { $count } silinmiş
   *[other] { $count } silinmiş
}
lost-limit = { PLURAL($count) ->
    [one] { $count } ağın sınırı yüzünden akışa girmemiş
   *[other] { $count } ağın sınırı yüzünden akışa girmemiş
}
lost-withheld = { PLURAL($count) ->
    [one] { $count } ağın göstermediği
   *[other] { $count } ağın göstermediği
}
lost-otherwise = { PLURAL($count) ->
    [one] { $count } başka bir nedenle ({ $reason })
   *[other] { $count } başka bir nedenle ({ $reason })
}
lost-places = { PLURAL($count) ->
    [one] Kaynaklar { $count } yerde bir şeyin eksik olduğunu söylüyor, kaç gönderi olduğunu söylemiyor.
   *[other] Kaynaklar { $count } yerde bir şeyin eksik olduğunu söylüyor, kaç gönderi olduğunu söylemiyor.
}
spelled = { $spelling }, { $tag } yerine yazıldı; { $when } anından beri, geriye doğru da sayılıyor.
unseen = { $name }, { $from } ile { $to } arasında ({ $zone }) görülemedi; o sıradaki gönderiler burada eksik olabilir.
unseen-more = { PLURAL($count) ->
    [one] Ve { $count } kez daha böyle oldu.
   *[other] Ve { $count } kez daha böyle oldu.
}
interrupted-seconds = { $network } { PLURAL($times) ->
    [one] { $times } kez
   *[other] { $times } kez
} (toplam { PLURAL($length) ->
    [one] { $length } saniye
   *[other] { $length } saniye
})
interrupted-minutes = { $network } { PLURAL($times) ->
    [one] { $times } kez
   *[other] { $times } kez
} (toplam { PLURAL($length) ->
    [one] { $length } dakika
   *[other] { $length } dakika
})
interrupted = Kaynaklar kesildi ve bu arada paylaşılanları sonradan verdi: { $networks }.
missed = { PLURAL($posts) ->
    [one] { $posts } gönderi bir ağın bir sunucusundan geldi, yanında okunan bir başkasından gelmedi. Hiçbirinin vermediği burada yok.
   *[other] { $posts } gönderi bir ağın bir sunucusundan geldi, yanında okunan bir başkasından gelmedi. Hiçbirinin vermediği burada yok.
}
deleted = { PLURAL($posts) ->
    [one] { $posts } gönderi görüldükten sonra silindi, bu yüzden artık sayılmıyor: { $parts }.
   *[other] { $posts } gönderi görüldükten sonra silindi, bu yüzden artık sayılmıyor: { $parts }.
}
deleted-together = { PLURAL($count) ->
    [one] { $count } gönderi görüldükten sonra silindi, bu yüzden artık sayılmıyor.
   *[other] { $count } gönderi görüldükten sonra silindi, bu yüzden artık sayılmıyor.
}
deleted-minute = { PLURAL($count) ->
    [one] bir dakika içinde { $count }
   *[other] bir dakika içinde { $count }
}
deleted-ten-minutes = { PLURAL($count) ->
    [one] on dakika içinde { $count }
   *[other] on dakika içinde { $count }
}
deleted-hour = { PLURAL($count) ->
    [one] bir saat içinde { $count }
   *[other] bir saat içinde { $count }
}
deleted-day = { PLURAL($count) ->
    [one] bir gün içinde { $count }
   *[other] bir gün içinde { $count }
}
deleted-week = { PLURAL($count) ->
    [one] yedi gün içinde { $count }
   *[other] yedi gün içinde { $count }
}
deleted-month = { PLURAL($count) ->
    [one] 30 gün içinde { $count }
   *[other] 30 gün içinde { $count }
}
deleted-quarter = { PLURAL($count) ->
    [one] 90 gün içinde { $count }
   *[other] 90 gün içinde { $count }
}
deleted-later = { PLURAL($count) ->
    [one] daha sonra { $count }
   *[other] daha sonra { $count }
}
waves = Şu arada öncekinden çok daha fazla gönderi silindi: { $stretches }. İnsanlar kendileri için korktuklarında gönderilerini geri alır; okunmak için değil sayılmak için yapılmış gönderiler de aynı biçimde yok olur.

## How it was counted

method = Nasıl sayıldı
rule-tags = Bir gönderi, etiketlerden birini taşıyorsa ya da taşıyan bir gönderiyi yineliyorsa sayılır. Büyük ve küçük harfler birdir; Mastodon’da işaretli ve işaretsiz harfler de.
rule-once = Bir gönderi, ne kadar sık ve nerede bulunursa bulunsun, bir kez sayılır. Ağ ve tanımlayıcı aynıysa ya da tanımlayıcı yoksa ağ, hesap, zaman ve metin aynıysa aynı gönderidir.
rule-kinds = Her gönderi tek bir türdendir: yeniden paylaşım, değilse yanıt, değilse alıntı, değilse özgün.
rule-accounts = Hesaplar ağ ve tanımlayıcıyla, o yoksa kullanıcı adıyla ayırt edilir.
rule-estimated = { $limit } gönderinin ötesinde her { $part } gönderiden biri sayılır ve çarpılır; hangisi olduğunu gönderinin tanımlayıcısı belirler, aynı gönderilerden hep aynısı seçilir. Hesap sayısı istatistiksel bir özetle (HyperLogLog) tahmin edilir. Böyle bilinemeyen yazılmaz: ilk gönderi, gönderilerin nasıl yayıldığı, kimin ne kadar paylaştığı, neler söylendiği ve örneklemde yüzden az gönderisi olan satırlar.
rule-stretch = Bir zaman aralığı ilk anını içerir, son anını içermez.
rule-days = Yalnızca günü bilinen gönderiler, süre o günün bir parçasını içeriyorsa toplamlarda sayılır, grafikte sayılmaz.
rule-withheld = Bir platformun göstermediği bir gönderinin yerine gösterdiği şey sayılmaz: kimsenin gönderisi değildir.
sealed-copies = Gösterilemeyen gönderilerin bütün kopyaları saklanır; sunucuda bulunmayan anahtarlarla mühürlüdür. Gönderi sayısı: { $posts }.
sealed-copies-few = Gösterilemeyen gönderilerin bütün kopyaları saklanır; sunucuda bulunmayan anahtarlarla mühürlüdür. Beşten az gönderi.
disclosed-never = Kimseye verilmediler.
disclosed = { $when } tarihinde verilen kopyalar, gönderi sayısı: { $posts }. Belirtilen gerekçe: { $reason }
inputs = Ne okundu
input = Kaynak
lines = Satır
standard-input = standart girdi
rejected = Okunamayanlar
rejection = { lines-of }: { $reason }
reason-damaged = özetinin söylediği gibi değil
reason-invalid-utf8 = geçerli UTF-8 değil
reason-missing = adı var, kendisi yok
reason-not-json = tam bir JSON nesnesi değil
reason-not-public = herkes için yazılmamış
reason-too-long = çok uzun
reason-truncated-input = ortasında kesiliyor
reason-unknown-shape = bilinmeyen bir biçimde
reason-unreadable = okunması sürdürülemedi
record = Kayıt
record-grows = { PLURAL($entries) ->
    [one] Bu sayılar, yalnızca büyüyebilen { $entries } girdilik bir kayda dayanır. Saklayana güvenmek zorunda kalmadan, çevrimdışı olarak herkes denetleyebilir.
   *[other] Bu sayılar, yalnızca büyüyebilen { $entries } girdilik bir kayda dayanır. Saklayana güvenmek zorunda kalmadan, çevrimdışı olarak herkes denetleyebilir.
}
erased-none = İçeriğinden hiçbir şey silinmedi.
erased = { PLURAL($count) ->
    [one] { $count } girdinin içeriği silindi; diğerlerinin kanıtları hâlâ geçerli.
   *[other] { $count } girdinin içeriği silindi; diğerlerinin kanıtları hâlâ geçerli.
}
root = Kök:
footer = Sayan: Groundswell { $version }.

## Çağıranların yazdıkları, alıntılanan gönderilerden kalanlar ve her birinin arkasında duran

organizers-say = Çağıranlar ne diyor
organizers-note = Bu sözler çağıranlarındır. Rakamlar gönderilerden ve kayıttan gelir; onları kimse değiştiremez.
corrections = Düzeltmeler
lasting = Burada alıntılanan gönderilerden kalanlar
lasting-is = Alıntılanan her gönderi bir saat, bir gün, 7, 30 ve 90 gün sonra paylaşıldığı yerde sorulur. “–”, beşten az kişiyi ele verebilecek bir rakamın yerinde durur. Daha önce verilen bir süreden beşten az kişiyle ayrılan süre verilmez.
lasting-age = Ne kadar sonra
lasting-network = Ağ
lasting-posts = Gönderi
lasting-there = Hâlâ orada
lasting-not-there = Orada değil
lasting-deleted = Yazarı sildi
lasting-out-of-sight = Gözden uzak
lasting-withdrawn = Ağ kaldırdı
lasting-hour = bir saat
lasting-day = bir gün
lasting-week = 7 gün
lasting-month = 30 gün
lasting-quarter = 90 gün
lasting-several = birkaçı birlikte
grades = Dereceler ne anlama gelir
grade-captured = Alındı
grade-captured-means = Kaydı tutan gönderiyi böyle aldı ve o zamandan beri kimse değiştirmedi. Onu o hesabın yazdığını göstermez.
grade-handed-in = Teslim edildi
grade-handed-in-means = Biri adresini verdi, burada olduğu gibi gördü ve alıntılanmasını kabul etti. Tek başına bunun hesabın sahibi olduğunu göstermez.
grade-signed = Kaynağında imzalı
grade-signed-means = Hesabın anahtarı tam olarak bu sözleri imzaladı. Hesabın arkasındaki kişinin kim olduğunu göstermez; çoğunda anahtar ağdadır.
proof = Kanıt
card = Başka siteler için kart
card-gone = Bu gönderi artık gösterilmiyor: yazarı geri aldı ya da paylaşıldığı yerde görülemiyor.
card-as-of = Burada bilinen durum: { $when }. Kart yeniden yüklendiğinde o an bilineni gösterir.

## Her sayı nasıl sayıldı

how = Bu nasıl sayıldı?
each-figure = Tek tek sayılar
again = Yeniden saymak
in-json = JSON raporunda:
again-record = { PLURAL($entries) ->
    [one] Bunların hepsi { $record } kaydının ilk girdisinden sayıldı. Kayıt elinde olan herkes bu komutla değer değer yeniden sayabilir; komut, birinin gönderileri o zamandan beri silindiği için artık sayılamayanları da söyler.
   *[other] Bunların hepsi { $record } kaydının ilk { $entries } girdisinden sayıldı. Kayıt elinde olan herkes bu komutla değer değer yeniden sayabilir; komut, birinin gönderileri o zamandan beri silindiği için artık sayılamayanları da söyler.
}
again-files = Bunların hepsi aşağıda adı geçen dosyalardan sayıldı. Dosyalar elinde olan herkes, JSON’u yazan bu komutla yeniden sayabilir.
counted-lasting-is = Üzerinden bu kadar zaman geçtiğinde bakılan ya da o zamana dek silindiği bilinen, alıntılanmış gönderiler. Yayımlanan bir raporda beşten az kişi için hiçbir şey söylenmez.
counted-posts-is = Aranan bütün gönderiler, her biri bir kez: etiketler sorulduğunda, bunlardan birini taşıyanlar ya da taşıyan bir gönderiyi yineleyenler; bir zaman aralığı sorulduğunda, o aralıkta paylaşılanlar.
counted-accounts = Hesaplar
counted-accounts-is = Bu gönderileri paylaşan, ağ ve tanımlayıcıyla ayırt edilen farklı hesaplar. Bunlar kişi değildir.
counted-kinds = Özgün gönderiler, yanıtlar, alıntılar, yeniden paylaşımlar
counted-kinds-is = Her gönderi tek bir türdendir: yeniden paylaşım, değilse yanıt, değilse alıntı, değilse özgün.
counted-minutes = Zamana göre gönderiler
counted-minutes-is = Ağlarının verdiği zamana göre her dakikadaki gönderiler, gösterilen çubuklarda ve satırlarda toplanmış olarak. Yayımlanan bir raporda beşten az hesabın paylaştığı bir dakika bir sonrakiyle birleştirilir.
counted-peak = İlk gönderi ve en yoğun dakika
counted-peak-is = Burada sayılan gönderilerin en erken zamanı ve en çok gönderi olan dakika.
counted-surges = Ani artışlar
counted-surges-is = Önceki dakikaların açıkladığından daha çok gönderi gelen zaman aralıkları.
counted-networks-is = Paylaşıldıkları ağa göre gönderiler.
counted-languages-is = Ağın onlarla birlikte verdiği dile göre gönderiler; her birinin bir dili vardır ya da dili bilinmez.
counted-detected-is = Dili verilmemiş gönderiler, metinlerinde bulunan dile göre.
counted-hashtags-is = Her etiketi gönderilerden kaçının taşıdığı; ağın aynı saydığı yazımlar birdir.
counted-spellings-is = Kararlaştırılan bir etiketten küçük bir yazım yanlışıyla ayrılan etiketler ve her birini kaç gönderinin taşıdığı.
counted-themes-is = En az beş hesabın kendi gönderilerinde kullandığı ifadeler ve her birinin kaç gönderide geçtiği.
counted-passing-is = Birbirini yanıtlayan, alıntılayan ya da yineleyen gönderiler zincirlerde birleştirilir; hesapların payları burada sayılan bütün gönderiler üzerindendir.
counted-groups = Topluluklar ve üyeleri
counted-groups-is = Toplulukların kendilerinin verdiği sayılar, toplanmış olarak; birkaçında birden olan, toplamda birkaç kez yer alır. Bunlar burada sayılmaz; ne JSON’da ne de kayıtta bulunur.
counted-pledges = Sözler
counted-pledges-is = Çağrının sayfasında kaç kişinin söz verdiği ve kaçının bunu onayladığı. Bunlar adsız sayılardır; ne JSON’da ne de kayıtta bulunur ve yeniden sayılamaz.
counted-unseen = Görülemeyenler ve silinenler
counted-unseen-is = Bir kaynağın hiçbir şey vermediği zaman aralıkları, izlenirken silinen gönderiler, okunamayan satırlar ve zamanı başka verilerle çelişen gönderiler. Okunamayan satırlar bir kayıtta saklanmaz.

## On paper

undrawn = { PLURAL($signs) ->
    [one] Bu belgenin yazı tiplerinde insanların kullandığı { $signs } işaret yok; her birinin yerinde � duruyor. Kopyalayan ya da dinleyen, işaretin kendisini alır.
   *[other] Bu belgenin yazı tiplerinde insanların kullandığı { $signs } işaret yok; her birinin yerinde � duruyor. Kopyalayan ya da dinleyen, işaretin kendisini alır.
}
