### SPDX-License-Identifier: AGPL-3.0-or-later
### Ana dili Türkçe olan birinin gözden geçirmesi memnuniyetle karşılanır.
### A native speaker's review is welcome.
### Supporters are addressed as `sen`, groups as `siz`.

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
weekday = { $number ->
    [1] Pazartesi
    [2] Salı
    [3] Çarşamba
    [4] Perşembe
    [5] Cuma
    [6] Cumartesi
   *[7] Pazar
}
date = { $day } { $month } { $year } { $weekday }
moment = { $date }, { $clock }
span = { $from } – { $to }
days = { PLURAL($count) ->
    [one] gün
   *[other] gün
}
hours = { PLURAL($count) ->
    [one] saat
   *[other] saat
}
minutes = { PLURAL($count) ->
    [one] dakika
   *[other] dakika
}
seconds = { PLURAL($count) ->
    [one] saniye
   *[other] saniye
}

## Around every page

skip = İçeriğe geç
simulated = Benzetim: bu kişiler ve gönderiler uydurmadır.
languages = Diller
pages = Bu çağrının sayfaları
promise = Bu site çerez kullanmaz, başka hiçbir yerden bir şey yüklemez ve okuyanların, söz verenlerin ya da paylaşanların izini tutmaz. Her şey JavaScript olmadan da çalışır.
mirror-of = Bu, { $it } adresinin bir kopyasıdır.
mirror-made = { $date } tarihinde yapıldı; sayıları değişmez. Bu adresi işleten kişi, kimin okuduğunu görebilir.
mirror-pledge = Sitenin kendisinde söz ver
call = Çağrı
calls = Çağrılar
no-calls = Burada henüz bir çağrı yok.
take-part = Katıl
live = Canlı
report = Rapor
record = Kayıt

## The call

the-hour = Saati
begins-in = Başlamasına kalan
now = Vakit geldi.
ends-in = Bitmesine kalan
over = Bu fırtına sona erdi.
phase-before = Yaklaşıyor
phase-during = Şimdi
phase-after = Bitti
read-report = Raporu oku
as-loaded = Bu sayfanın yüklendiği andaki durum.
your-clock = Senin saatinle
elsewhere = Başka yerlerde
calendar = Takvimine ekle
pledge = Ben de katılacağım
pledges-so-far = { PLURAL($count) ->
    [one] Şimdiye dek { $count } söz verildi
   *[other] Şimdiye dek { $count } söz verildi
}
uncounted = Verilen sözlerin sayısı şu anda gösterilemiyor.
pledges-disturbed = Bu düğmeye insanların bastığından daha hızlı basıldı; aralarında programlar olabilir: sayı, kişilerden çok basışları gösteriyor.
pledge-note = Bir sayı bir artar. Seninle ilgili hiçbir şey saklanmaz.
thanks = Teşekkürler. Sözün sayıldı.
thanks-more = Vakit gelince yine gel, yanında birini getir.
demand = Ne istiyoruz
who = Kim tehlikede
facts = Ne oldu
source = Kaynak: { $it }
checked = kontrol: { $date }
charges = Suçlamalar
hearing = Mahkemede
figures = Arka plan
endorsements = Bu çağrının arkasında kimler var
members = { PLURAL($count) ->
    [one] { $count } üye
   *[other] { $count } üye
}
members-together = { PLURAL($count) ->
    [one] Toplam { $count } üye (ortak üyeler çıkarılmadı)
   *[other] Toplam { $count } üye (ortak üyeler çıkarılmadı)
}
address = Kime seslenmeli
never-say = Asla söylenmemesi gerekenler
keeping = Gönderiler bütün olarak saklanır
keeping-how = Bu etiketleri taşıyan herkese açık bir gönderi, hesabıyla birlikte paylaşıldığı gibi saklanır, ama mühürlü: bu sunucu onu açamaz. Mühürlü kopyaları anahtarı olanlara yalnızca bir gerekçeyle verir; bu gerekçeyi sonra herkes bu çağrının kaydında okuyabilir. Gönderinizi sildiğinizde, bu sunucu bunu öğrenir öğrenmez kopya da silinir. Yeniden paylaşımlar ve bulunmak istemeyen hesapların gönderileri saklanmaz.
keeping-why = Neden:
keeping-holders = Kimde anahtar var:
organizers = Çağıranlar

## Reminders by e-mail

remind-me = İstersen e-postayla hatırlatalım
remind-note = Bir mektup onayını ister, sonra en çok iki mektup hatırlatır. Adresin şifreli tutulur, yalnız bu fırtına için kullanılır ve ondan 72 saat sonra silinir. Söz vermek için adres gerekmez.
remind-asked = Mektuplar adresine ulaşıyorsa biri yolda. İçindeki bağlantıyı açıp düğmeye bas: ondan önce başka bir şey gönderilmez.
remind-full = Sözün sayıldı, ama artık zamanında başka hatırlatma gönderilemez. Takvim kaydı da sana hatırlatır.
remind-wrong = Bu bir e-posta adresi değil. Henüz hiçbir şey sayılmadı: geri dönüp düzelt ya da boş bırak.
device-remind = Bu cihazda hatırlat
device-leave = Bu cihazda başka hatırlatma istemiyorum
device-note = Önce tarayıcın sana sorar. Hatırlatmalar tarayıcının üreticisinin bildirim hizmetiyle gelir; o bunları okuyamaz, ama bu sitenin sana ne zaman hatırlattığını görür. Tuttuklarımız şifrelidir, yalnız bu fırtına için kullanılır ve ondan 72 saat sonra silinir. Çağrının adı, kilitli ekranda da görünür.
device-asked = Bu cihaza saatten önce hatırlatma gelecek.
device-failed = Bu cihaza hatırlatma gönderilemez: tarayıcı kabul etmedi ya da artık zamanında başka hatırlatma gönderilemez.
device-left = Bu cihaza başka hatırlatma gelmeyecek. Ondan tutulanlar silindi.
device-untold = Bu cihaza başka hatırlatma gelmeyecek. Bu siteye ulaşılamadı: ondan tuttukları fırtınadan 72 saat sonra silinir.
confirmed-so-far = { PLURAL($count) ->
    [one] { $count } kişi e-postayla ya da kendi gönderisiyle onayladı
   *[other] { $count } kişi e-postayla ya da kendi gönderisiyle onayladı
}
# A label under a number.
confirmed = { PLURAL($count) ->
    [one] Onaylanmış
   *[other] Onaylanmış
}
confirm = Hatırlatmanı onayla
confirm-lead = Biri, büyük olasılıkla sen, bu çağrının adresine hatırlatılmasını istedi. Sensen düğmeye bas. Değilsen bu sayfayı kapatman yeter: başka bir şey gönderilmez.
confirm-do = Evet, hatırlat
confirm-done = Saatten önce sana hatırlatılacak; sözün onaylanmış sayılıyor.
leave = Başka mektup istemiyorum
leave-lead = Düğmeye bas, artık mektup gelmez. Adresin hemen silinir.
leave-do = Bana başka bir şey gönderme
leave-done = Artık mektup gelmeyecek. Adresin silindi.
link-over = Bu bağlantı artık geçerli değil
letter-confirm-subject = Lütfen onayla: { $title }
letter-confirm = Biri, büyük olasılıkla sen, şu saatin hatırlatılmasını istedi:
letter-confirm-how = Sensen şu adresi açıp oradaki düğmeye bas:
letter-confirm-not = Sen değilsen hiçbir şey yapma: başka mektup gelmez.
letter-day-subject = Bir gün sonra: { $title }
letter-day = Söz verdiğin saat bir gün sonra geliyor:
letter-soon-subject = Yakında: { $title }
letter-soon = Söz verdiğin saat yakında geliyor:
letter-moved-subject = Saat değişti: { $title }
letter-moved = Söz verdiğin saat değişti. Şimdi şöyle:
letter-page = Gereken her şey burada:
letter-leave = Başka mektup gelmesin ve adresin hemen silinsin diye:
letter-kept = Adresin şifreli tutulur ve fırtınadan 72 saat sonra silinir.

## Posting

post-lead = Bu metni kendinin yap: senin için neden önemli olduğunu kendi sözlerinle söyle. Bu metin sana verildi; bir sonraki kişiye başkası verilecek.
early = Vakit henüz gelmedi. Gönderiler en çok bir arada etkilidir: { $it }
your-words = Gönderin
another = Bana başka bir metin ver
length = Uzunluk
choose-network = Nerede paylaşmalı
door-note = Düğme, ağı metninle birlikte açar; orada paylaş düğmesine kendi adınla sen basarsın. Yazdıkların bu siteden asla geçmez.
own-server = Kendi Mastodon sunucun
server = Sunucu
make-link = Bağlantıyı oluştur
post-on = { $it } üzerinde paylaş
no-server = Bu bir sunucu adı değil. Şöyle yaz: { $it }
back = Geri
email = E-posta
plain-links = Aynıları düz bağlantı olarak
fits = sığıyor
too-long = çok uzun
copy = Metni kopyala
copied = Kopyalandı.
copy-by-hand = Kopyalamak için metne dokun, “tümünü seç”, ardından “kopyala” de.
page-only = Bunlar yalnızca bu çağrının adresini alır ve kartını gösterir. Önce metnini kopyala, sonra orada ekle: asıl önemli olan senin sözlerin.
pace = Sakin bir tempoda
pace-hour = { PLURAL($count) ->
    [one] Saatte en çok { $count } gönderi, her biri kendi sözleriyle. Ağlar daha fazlasını istenmeyen ileti sayar, o zaman da kimse görmez.
   *[other] Saatte en çok { $count } gönderi, her biri kendi sözleriyle. Ağlar daha fazlasını istenmeyen ileti sayar, o zaman da kimse görmez.
}
pace-x = { PLURAL($count) ->
    [one] X'te onaylanmamış bir hesabın günde { $count } gönderi hakkı var; yarım saatlik dilimlerle sayılır: arasını aç.
   *[other] X'te onaylanmamış bir hesabın günde { $count } gönderi hakkı var; yarım saatlik dilimlerle sayılır: arasını aç.
}
pace-mastodon = Mastodon'da kendi yazdığın bir iki gönderi yeter; başkalarınınkini yaymak güzel karşılanır.
pace-moment = Gönderiler hep birden gelmesin diye herkese başka bir an verilir. Seninki: { $it }
pace-now = Gönderi için iyi bir an: şimdi.
pace-wait = { PLURAL($count) ->
    [one] Sonraki gönderi için iyi bir an: { $it } dakika sonra.
   *[other] Sonraki gönderi için iyi bir an: { $it } dakika sonra.
}
pace-private = Bunu yalnızca tarayıcın hatırlar, bir gün boyunca. Hiçbir şey gönderilmez.
pace-forget = Unut

## The storm, live

posts = { PLURAL($count) ->
    [one] Gönderi
   *[other] Gönderi
}
accounts = { PLURAL($count) ->
    [one] Hesap
   *[other] Hesap
}
originals = { PLURAL($count) ->
    [one] Özgün gönderi
   *[other] Özgün gönderi
}
replies = { PLURAL($count) ->
    [one] Yanıt
   *[other] Yanıt
}
reposts = { PLURAL($count) ->
    [one] Yeniden paylaşım
   *[other] Yeniden paylaşım
}
quotes = { PLURAL($count) ->
    [one] Alıntı
   *[other] Alıntı
}
pledged = { PLURAL($count) ->
    [one] Söz
   *[other] Söz
}
recorded = { PLURAL($count) ->
    [one] Kayıttaki gönderi
   *[other] Kayıttaki gönderi
}
as-of = Son durum: { $it }
sealed = Çağrının mühürlendiği an: { $date }
other = diğerleri, her biri beş kişiden az
unseen = { $network }, { $from } ile { $to } arasında görülemedi. O sıradaki gönderiler burada eksik olabilir.
unseen-now = { $network } şu anda görülemiyor, başlangıç: { $from }. Şimdi paylaşılanlar sonra gelir ya da burada eksik kalır.
per-minutes = { PLURAL($count) ->
    [one] Dakika başına gönderi
   *[other] Her { $count } dakikadaki gönderi
}
peak = { PLURAL($count) ->
    [one] En yoğun dakika, { $at }: { $count } gönderi
   *[other] En yoğun dakika, { $at }: { $count } gönderi
}
networks = Ağlar
hashtags = Etiketler
post-languages = Diller
unknown-language = belirtilmemiş
wall = Duvar
wall-note = Yazanların kendilerinin ilettiği ya da destekleyen grupların ve adı verilen açık hesapların gönderileri. Diğerlerinin hepsi sayılır, hiç gösterilmez.
wall-empty = Henüz gösterilebilecek bir şey yok.
picture = Resim: { $text }
media-covered = Paylaşan kişi burada görünenler için uyarıyor
media-undescribed = Paylaşanın betimlemediği bir resim
media-film = Bir filmden kare; film yayımlandığı yerde oynar.
reload = En yeni sayıları yükle
how-counted = Neler sayılıyor
method = Belirlenen saat içinde, etiketlerden birini taşıyan ve adı geçen ağlarda görülebilen gönderiler. Bir gönderi bir kez sayılır ve tek bir türdendir: yeniden paylaşım, yanıt, alıntı, hiçbiri değilse özgün. Hesaplar birbirinden farklı hesaplardır; kişi sayısıyla aynı şey değildir. Özel gönderiler ve adı geçmeyen ağlar görülemez. Beş hesaptan küçük gruplar birleştirilir.

## Report and record

see-live = Canlı izle
report-soon = Rapor, fırtına bitip kaydı mühürlenince yazılır. O zamana dek kesin bir şey yoktur. Fırtınanın bitişi:
report-take-along = Yanınıza alın
take-pdf = Yazdırmak ya da dinlemek için PDF
take-png = Grafik, resim olarak (PNG)
take-md = Düzenlemek için metin (Markdown)
take-csv = Bütün sayımlar, tablo olarak (CSV)
take-json = Bütün sayılar, programlar için (JSON)
record-lead = Sayılan her gönderi, yalnızca büyüyebilen bir günlükte mühürlü bir iz bıraktı. Bize güvenmek zorunda kalmadan herkes denetleyebilir.
checkpoint = Denetim noktası
no-checkpoint = Henüz denetim noktası yok: kayıt daha boş.
verify = Kendin denetle
verify-form = Denetim noktası imzalıdır; günlüğün boyutunu ve kök özetini bildirir. Biçimi, başka programların da okuduğu açık bir standarttır:
verify-how = Bugün gördüğün denetim noktasını sakla. Sonrakilerin hepsi onu içermeli, ikisini de aynı anahtar imzalamış olmalı. Kaydın bir kopyası olan herkes hepsini çevrimdışı denetler:
verify-limits = Günlük, neyin ne zaman alındığını ve o zamandan beri hiçbir şeyin değişmediğini kanıtlar. Bir gönderide söylenenin doğru olduğunu kanıtlamaz.
witnesses = Bizimle kimler imzalıyor
witnesses-none = Henüz kimse. Herkese aynı kaydın gösterildiği yalnızca bu sitenin sözüdür.
witnesses-what = Bir tanık yalnızca daha önce gördüğü kaydın devamını imzalar. Böylece kimseye başka bir kayıt gösterilemez.
witnesses-signed = Burada verilen { $size } girdiyi şunlar imzaladı:
witnesses-wait = İmzalaması gerekenlerden henüz yeterince imza gelmedi. O zamana dek daha yenisi verilmez. Bunlar:
dated = Başkalarınca tarihlendi
dated-what = Bir zaman kurumu, kaydın en geç bir saatte böyle olduğunu imzalar. Bir sayı görür; kayıttakilerden hiçbir şey görmez.
dated-none = Henüz kimse tarihlendirmedi.
dated-stamped = { $authority } imzaladı, { $date } tarihinde soruldu, { $size } girdi
dated-pending = { $authority } onaylama sözü verdi, { $date } tarihinde soruldu, { $size } girdi; o zamana dek bu bir şey göstermez
dated-block = { $authority }: Bitcoin’in { $block } numaralı bloğunda, { $size } girdi
dated-failed = { $authority } { $date } tarihinde yanıt vermedi

## When something is wrong

not-found = Bu adreste bir şey yok
not-found-advice = Çağrının adı başka olabilir ya da bağlantı yolda bir harf yitirmiş olabilir.
wrong-method = Bu adres böyle çalışmaz
wrong-method-advice = Çağrının sayfasını aç ve oradaki düğmeleri kullan.
forbidden = Bu, başka bir siteden geldi
forbidden-advice = Bir söz, yalnızca çağrının kendi sayfasındaki düğmeye basınca sayılır.
too-large = Bu, sitenin alabileceğinden fazla
too-large-advice = Hiçbir şey saklanmadı. Geri dön ve daha azını gönder.
no-room = Bu sunucuda yer kalmadı
no-room-advice = Hiçbir şey saklanmadı. Bu site olmadan da paylaşılabilir: metinleri şimdi yanına al, gerisi için sonra yine gel.
busy = Şu anda burada çok kişi var
busy-advice = Hiçbir şey sayılmadı. Birazdan yine dene; paylaşmak bu site olmadan da olur.
reading-back = Sayılar yeniden sayılıyor
reading-back-advice = Sunucu az önce yeniden başladı ve kaydettiklerini okuyor. Hiçbir şey kaybolmadı. Birazdan yine bak; bu arada söz vermek ve paylaşmak mümkün.
unreadable = Sayılar gösterilemiyor
unreadable-advice = Bu çağrı için kaydedilenler şu anda bu sunucuda okunamıyor ve yeni bir şey toplanmıyor. Sunucuya bakanlara ne yapacakları söylendi. Söz vermek ve paylaşmak mümkün.
braced = Site saldırı altında
braced-advice = Gönderdiğin alınmadı: şimdilik yalnızca okunacak sayfalar veriliyor. Yine de paylaşabilirsin; gereken her şey çağrı dosyasında.
braced-pledge = Site saldırı altında ve sözün şu an alınamıyor. Yine de paylaşabilirsin:
too-many-pledges = Ağın senin bulunduğun bölümünden insanların verebileceğinden çok daha fazla söz geldi. Seninki sayılmadı; paylaşmak onsuz da olur.
bad-request = Bu istek okunamadı
bad-request-advice = Çağrının sayfasını aç ve oradan başla.
failed = Bizim tarafımızda bir şey ters gitti
failed-advice = Bu senin hatan değil. Birazdan yine dene.

## For elsewhere

take-along = Yanında taşı
kit-file = Çağrının tamamı, ağ gerektirmeyen tek bir dosyada
kit-archive = Metinler ve resimlerle birlikte her şey tek bir arşivde
card = Resim
qr = QR kodu
feed = Akış
kit-lead = Bu dosya çağrının tamamını içerir ve ağ gerektirmez. Sakla, kopyala, elden ele ver.
kit-how = Bağlantılar ağı metinle birlikte açar; paylaş düğmesine orada kendi adınla basarsın. Sözcükleri değiştir: ağlar, çok kişiden gelen aynı metni cezalandırır.
wordings = Önerilen gönderiler
kit-copy = Kopyala
kit-copied = Kopyalandı
online = Çağrının internetteki yeri

## Changes, and what is gone

changed = İlk yayından beri değişenler
countersigned = iki düzenleyicinin onayıyla
not-countersigned = tek bir düzenleyicinin kararıyla
part-hour = saat
part-hashtags = etiketler
part-demand = talep
part-keeping = gönderilerden saklananlar
part-case = dava
part-kit = metinler
part-report = raporun sözleri
part-rest = diğer ayrıntılar
gone = Bu çağrı kaldırıldı
gone-advice = Burada ondan hiçbir şey saklanmıyor. Çağrıyı yapanların birini koruyan bir nedeni olabilir.
sealed-tag = Bir etiket daha mühürlü; saatinde ortaya çıkacak. O zamana kadar taahhüdü şudur (SHA-256):
sealed-opened = Bir etiket saatine kadar mühürlüydü
sealed-how = Aşağıdaki taahhüt önceden gösterilmişti. “groundswell/hashtag/v1”, bir sıfır bayt, tuz ve etiketin SHA-256 özetidir; böylece herkes değişmediğini denetleyebilir.

## Staying safe, and what is wrong with a call

safety = Güvende kalmak
safety-lead = Neyi göze alacağına sen karar verirsin. Burada kimse senden fazlasını beklemez; paylaşamayan da başkalarına anlatarak yardım eder.
safety-account = Görünmekten çekinmeyeceğin bir hesaptan paylaş. Ağlar adını, çoğu zaman daha fazlasını herkese gösterir ve yıllarca saklar.
safety-place = Gönderilerinde konumu kapat. Her resme göndermeden önce bak: yüzler, kâğıtlar, pencereler, ekranlar ve kameranın dosyaya yazdığı yer, istediğinden fazlasını söyler.
safety-line = Hattını izleyen biri bu siteyi açtığını görebilir, ama hangi sayfa olduğunu göremez. Tor Browser ya da güvendiğin bir VPN bunu da gizler.
safety-others = Başkalarını tehlikeye atacak şeyi asla yazma: çocuklar, evler, tanık adları, tehditler. Her çağrı başka neler olduğunu söyler.
safety-law = Bazı ülkelerde böyle bir gönderi cezalandırılır. Sen ya da ailen orada yaşıyorsa veya oraya gitmek istiyorsan önce düşün ve bilen birine sor.
safety-threats = Bir gönderi yüzünden tehdit edilirsen: bir kopya sakla, güvendiğin birine söyle ve yardım ara; örneğin Access Now’ın dijital güvenlik yardım hattından ya da Front Line Defenders’tan.
safety-delete = Gönderini istediğin zaman silebilirsin. Burada kaydedildiyse, ağ bize bildirir bildirmez kayıt onu unutur.
concern = Bu çağrıda yanlış bir şey var
concern-lead = Bu siteyi yürütenlere söyle; başka kimse okumaz. Kendin hakkında bir şey yazma: hiçbir adres saklanmaz, bu yüzden kimse yanıt veremez.
concern-what = Yanlış olan nedir
concern-send = Gönder
concern-sent = Teşekkürler. Bu siteyi yürütenler okuyacak.
concern-empty = Yanlış olanı birkaç sözcükle yaz.

## Pictures to attach

attach = Eklenecek resimler
attach-how = Bir resmi kaydet, ağın penceresinde ekle ve açıklamasını ağın istediği yere koy: birçok kişi resimleri dinler.
attach-save = Bu resmi kaydet
attach-copy = Açıklamasını kopyala

## Another clock

zones = Başka bir saatle
zones-lead = Bir yer seç; çağrının sayfası saati oranın saatiyle gösterir. Bundan hiçbir şey saklanmaz.
zones-label = Yer
zones-show = Saati göster
zones-by = { $it } saatiyle
zones-unknown = Bu adda bir saat dilimi yok. Aşağıdaki saat, duyurulduğu saatledir.
zones-africa = Afrika
zones-america = Amerika
zones-antarctica = Antarktika
zones-arctic = Arktik
zones-asia = Asya
zones-atlantic = Atlas Okyanusu
zones-australia = Avustralya
zones-europe = Avrupa
zones-indian = Hint Okyanusu
zones-pacific = Büyük Okyanus

## A group behind the call

endorse = Bu çağrıyı grup olarak destekleyin
endorse-lead = Tek kişiler için değil, gruplar için. Kim olduğunuzu yazın, kendi sitenizle kanıtlayın; düzenleyenler kabul edince gösterilirsiniz. İstediğiniz zaman çekilebilirsiniz.
endorse-group = Grubun adı
endorse-site = Kendi sitenizdeki sayfa
endorse-members = Üye sayısı, vermek isterseniz
endorse-source = Bu sayının okunabileceği yer
endorse-account = Kanıt olacaksa başka bir ağdaki hesabınız, örneğin Mastodon
endorse-mark = Varsa o sitedeki logonuzun adresi
endorse-no-mark = Logonuz gösterilemiyor: kendi sitenizin bu adresinde en çok 100 kB’lik bir PNG, JPEG ya da WebP resmi yok.
endorse-go = Devam
endorse-group-wrong = Grubun adını yazın.
endorse-site-wrong = Kendi sitenizin { $start } ile başlayan tam adreslerini yazın.
endorse-members-wrong = Üye sayısını rakamla yazın.
endorse-source-wrong = Üye sayısının nerede okunabileceğini yazın: { $start } ile başlayan bir adres.
endorse-prove = O grup olduğunuzu bu yollardan biriyle gösterin. Sonra altındaki düğmeye basın.
endorse-code = Kodunuz:
endorse-by-link = Bağlantıyla
endorse-by-link-how = Sitenizin belirttiğiniz sayfasına bu adrese giden bir bağlantı koyun:
endorse-by-bluesky = Bluesky ile
endorse-by-bluesky-how = Kodu, adı sitenizin adı olan { $it } hesabınızın açıklamasına yazın.
endorse-by-me = Sitenizin bağlandığı bir hesapla
endorse-by-me-how = Sayfanız ve { $it } rel="me" ile birbirine bağlanır, hesabın açıklamasında kod bulunur.
endorse-by-dns = Alan adıyla
endorse-by-dns-how = Kodu { $it } adının TXT kaydına yazın.
endorse-look = Şimdi bak
endorse-proven = Kanıtlandı. Kanıt burada bulundu:
endorse-proven-at = Kanıtın yeri:
endorse-shown = Düzenleyenler grubunuzu çağrının sayfasında gösteriyor.
endorse-waits = Düzenleyenler bakacak, kabul ederlerse grubunuzu gösterecek.
endorse-back = Bu adresi saklayın: onunla geri gelirsiniz. Bu adres kimdeyse grubunuzu geri çekebilir.
endorse-withdraw = Grubumuzu geri çek
endorse-unreachable = Sayfa açılmıyor. Adresi denetleyip yeniden deneyin.
endorse-elsewhere = Sayfa başka bir siteye götürüyor:
endorse-no-code = Kod burada bulunamadı:
endorse-not-me = Bu sayfada ötekine rel="me" bağlantısı yok:
endorse-no-account = Hesap belirtilmedi. Grubu geri çekin ve bir hesapla yeniden başlayın.

## Somebody's own post

remove = Gönderilerin unutulmasını istemek
remove-lead = Burada gönderilerden kaydedilenler unutulabilir: içerik yok edilir, kayıtta yalnızca bir şeyin silindiği ve ne zaman silindiği kalır. Başkalarının aldığı kopyalar geri çağrılamaz.
remove-own = Senin gönderilerin
remove-word = Bu sözcüğü kendi hesabından herkese açık olarak paylaş. İş biter bitmez o gönderiyi silebilirsin.
remove-address = Sözcüğün bulunduğu gönderinin adresini ver. Hesabın senin olduğunu gösterir; burada hesaba gerek yoktur.
remove-proof = Sözcüğün bulunduğu gönderinin adresi
remove-only = Unutulacak tek gönderinin adresi
remove-one = Tek bir gönderinin unutulması için önce onun adresini ver; o zaman sözcük yalnızca o gönderi içindir.
remove-one-word = Bu gönderinin sözcüğünü göster
remove-for-all = Bu sözcük, burada kayıtlı olan her şeyin içindir.
remove-for-one = Bu sözcük yalnızca bu gönderi içindir:
remove-do = Unutulsun
remove-note = Unutulan yeniden alınmaz ve artık hiçbir yerde sayılmaz: gösterilen rakamlar küçülür.
remove-done = Tamam. Ondan kaydedilenler silindi ve yeniden alınmayacak.
remove-no-word = Bu adresteki gönderide sözcük yok.
remove-not-yours = İki gönderi aynı hesabın değil.
remove-nothing = Burada ondan hiçbir şey kayıtlı değil ya da şu anda yapılamadı.
object = Başkasının gönderisi
object-lead = Burada saklanan ya da gösterilen bir gönderi sana ya da başkalarına zarar veriyorsa söyle. Bir insan okur ve karar verir. Kendin hakkında bir şey yazma: yanında adres saklanmaz, bu yüzden kimse yanıt veremez.
object-address = Gönderinin adresi
object-why = Sorun ne
object-do = Gönder
object-done = Teşekkürler. Bir insan okuyup karar verecek.
object-what = Bir gönderinin adresini ve sorunun ne olduğuna dair birkaç söz ver.
hand-in = İşte gönderim
hand-in-lead = Bu çağrının bir etiketiyle paylaştıysan gönderinin adresini verebilirsin. O zaman başka kimse göremese de sayılır; kabul edersen gösterilir ve alıntılanır. Burada hesap gerekmez.
hand-in-address = X, Bluesky ya da Mastodon’daki gönderinin adresi
hand-in-find = Ara
hand-in-is-it = Gönderin bu mu?
hand-in-agree-note = Buysa ve kabul ediyorsan: burada göründüğü gibi bu çağrının kaydında saklanır; çağıranlar onu, oradaki adınla, duvarda gösterebilir ve raporda alıntılayabilir. Bundan istediğin zaman dönebilirsin.
hand-in-agree = Benim, alıntılanabilir
hand-in-sha = Söz konusu olan, harfi harfine (SHA-256):
hand-in-outside = Belirlenen saat içinde paylaşılmamış: gösterilebilir ama sayılmaz.
hand-in-no-address = Bu, X’te, Bluesky’de ya da bir Mastodon sunucusunda tek bir gönderinin adresi değil. Adresi gönderinin kendisinden kopyala.
hand-in-no-post = Bu adreste herkesin okuyabileceği bir gönderi bulunmuyor.
hand-in-unreachable = Ağ şu anda yanıt vermiyor. Birazdan yine dene.
hand-in-elsewhere = Bu sunucu başkasının gönderisini gösteriyor. Adresi, paylaşıldığı sunucudan kopyala.
hand-in-no-tag = Bu gönderide çağrının etiketlerinden hiçbiri yok.
hand-in-changed = Gönderi sana gösterildiğinden beri değişti. Bir daha bak.
hand-in-known = Bu gönderi daha önce verilmiş.
hand-in-thanks = Teşekkürler. Gönderin alındı.
hand-in-waits = Sayılıyor. Çağıranlar baktıktan sonra gösterilir.
hand-in-shown = Sayılıyor ve gösteriliyor.
hand-in-back = Bu adresi sakla: onunla sen geri gelirsin, başka kimse gelemez.
hand-in-withdraw = Gönderimi geri al
hand-in-withdraw-note = O zaman buradan ve kayıttan silinir, bir daha da alınmaz.

## Bu sunucu hakkında: ne biliyor

about = Bu sunucu hakkında
about-lead = Bu sunucu sizin hakkınızda ne biliyor ve ne zamana kadar. Liste kendi veritabanından çıkar: içinde başka hiçbir şey yoktur. Makineye el koyan ya da bir kararla gelen bunu bulur, fazlasını değil.
about-whom = Kimin hakkında
about-what = Ne
about-until = Ne zamana kadar
about-columns = Tablolar ve sütunlar
about-visitors = Ziyaretçiler
about-supporters = Katılanlar
about-authors = Paylaşanlar
about-groups = Gruplar
about-organizers = Çağıranlar
about-rally = Kaç kişinin söz verdiği ve her metnin kaç kez verildiği. Sayılar; söz verenlerden hiçbir şey yok.
about-rally-until = Çağıranlar bu verileri silene ya da çağrıyı kaldırana kadar.
about-reminder = Hatırlatma isteyen bir e-posta adresi ya da cihaz: veritabanının dışında duran bir anahtarla şifrelenmiştir.
about-reminder-until = Fırtınadan 72 saat sonrasına kadar; o zaman anahtar da yok edilir. Ya da her mektuptaki bağlantıyla hemen. Hiçbir yedekte yoktur.
about-hand-in = Teslim ettiğiniz bir gönderi; adresi, metni ve hesabınızla, bir de kabul ettiğiniz.
about-hand-in-until = Siz geri alana kadar.
about-endorsement = Bir grubun kendisi hakkında söyledikleri: ad, üye sayısı, site, hesap, amblem.
about-endorsement-until = Grup çekilene ya da çağrı kaldırılana kadar.
about-concern = Birinin bir çağrının ya da gönderinin verdiği zarar hakkında yazdığı ve günü. Kimin yazdığı değil.
about-concern-until = Bir yönetici ilgilenene kadar.
about-organizer = Kendi seçtikleri bir ad, rolleri, geçiş anahtarlarının açık yarısı; oturumların, bağlantıların ve kurtarma kodlarının özetleri.
about-organizer-until = Oturum 12 saat, davet 72 saat, gerisi ayrılana kadar.
about-call = Çağrılar: metinler, resimler, taslaklar ve hangi çağıranın değişiklik önerdiği.
about-call-until = Çağrı kaldırılana kadar.
about-record = Veritabanının dışında, her çağrının kaydı: etiketlerini taşıyan bir gönderinin dakikası, ağı, dili ve etiketleri; hesabın yerinde bir takma ad. Kelimesi kelimesine yalnızca alıntılanabilecek olan.
about-record-until = Yazarı silene ya da isteyene kadar. Çağrının etiketine yalnızca benzeyen, 72 saat.
about-keeping = Burada adı geçen çağrıların etiketlerini taşıyan bir gönderinin geldiği gibi bütünü; bu sunucuda bulunmayan anahtarlarla mühürlü. Ve nerede durduğu; silindiği fark edilsin diye kaydın dışındaki bir anahtarla şifreli.
about-keeping-until = Yazarı silene ya da isteyene kadar, ya da çağrı kaldırılana kadar.
about-memory = Yalnızca bellekte, bağlı olduğunuz sürece: adresiniz. Bir sözden, saat bitene kadar, geldiğiniz ağ bölümünün özeti; kimse bin kez söz vermesin diye. İkisi de hiçbir zaman yazılmaz.
about-operator = Kim işletiyor
about-nobody = Bu sunucuyu işleten kim olduğunu söylemedi. Fırtınaya çağıranlara sorun.
about-questions = Verileriniz hakkındaki sorular ve güvenlik açığı bildirimleri için:
about-rights = Hakkınızda ne tutulduğunu sorabilir, düzeltilmesini ya da silinmesini isteyebilir, tutulmasına itiraz edebilirsiniz. Gönderilerinizi çağrının sayfasında kendiniz sildirebilirsiniz. Yanıt sizi tatmin etmezse ülkenizin veri koruma kurumuna başvurun.
about-elsewhere = Hiçbir şey kimseye verilmez. Paylaştığınız ağlar ve hatırlatmayı taşıyan posta sunucusu orada ne yaptığınızı görür.
