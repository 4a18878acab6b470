### SPDX-License-Identifier: AGPL-3.0-or-later
### Ana dili Türkçe olan birinin gözden geçirmesi memnuniyetle karşılanır.
### A native speaker's review is welcome.
### Organizers are addressed as `siz`.

## Around every page

studio = Stüdyo
studio-name = Groundswell stüdyosu
sign-out = Çıkış yap
back-to-studio = Stüdyoya dön
pair = { $one }, { $other }

## The door

nobody-yet = Burada henüz kimse çalışmıyor. Program başlarken ilk düzenleyiciyi içeri alan bir adres yazar: onu açın.
door-lead = Düzenleyiciler için. Destekçilerin hesaba ihtiyacı yoktur.
sign-in = Geçiş anahtarınızla girin
needs-script = Geçiş anahtarları JavaScript ister: bu site için, mümkünse yalnızca stüdyoda izin verin.
lost-passkey = Geçiş anahtarımı kaybettim
recovery-code = Kurtarma kodu
new-passkey = Yeni geçiş anahtarı kaydet
unused-passkey = Geçiş anahtarı kullanılmadı. Hazır olduğunuzda yeniden deneyin.
join = Stüdyoya katılın
welcome-back = Yeniden hoş geldiniz, { $it }
own-name = Bir ad
own-name-hint = En iyisi takma ad: diğer düzenleyiciler görür, başka kimse görmez.
passkey-how = Cihazınız, geçiş anahtarı denen bir anahtar saklar ve onu parmağınızla, yüzünüzle ya da kodunuzla açar. Parola yoktur.
make-passkey = Geçiş anahtarımı oluştur
codes = Bu kodları yazın
codes-how = Cihazınızı kaybederseniz her biri sizi bir kez içeri alır. Şimdi gösteriliyor, bir daha gösterilmeyecek. En güvenlisi, güvenli bir yerde duran bir kâğıttır.
codes-written = Yazdım

## The desk

desk = Çağrılar
no-drafts = Henüz çağrı yok. Aşağıdan birini başlatın: sıfırdan yayımlanmış bir çağrıya birkaç dakikada varılır.
public-calls = Yayında
change-waits = bir değişiklik ikinci bir düzenleyiciyi bekliyor
drafts = Yazılmakta
folder-calls = Klasörlerde duranlar
folder-calls-how = Program bunlarla başlatıldı; kendi klasörlerinde değiştirilirler.
raised = Ziyaretçilerin yanlış bulduğu
settle = Okundu, çözüldü
new-call = Yeni çağrı
call-name = Adreslerdeki adı
call-name-hint = Küçük harfler, rakamlar ve kısa çizgi; örneğin free-the-weavers. Sonradan değiştirilemez.
main-language = Ana dil
begin = Başla
team = Düzenleyiciler
admin = yönetici
you = siz
let-go = Çıkar
let-name-go = { $name } adlı kişiyi çıkar
sign-out-everywhere = Her yerden çıkış yap
sign-name-out = Her yerden çıkış yap: { $name }
alone = Yalnızsınız: değiştirdiğiniz hemen geçerli olur ve sayfa, başka kimsenin onaylamadığını söyler. İkinci bir düzenleyici varsa son 24 saatte saat, etiket ya da talep değişikliği ikisini de gerektirir.
invite = Davet et
an-organizer = bir düzenleyici
an-admin = bir yönetici; o da davet edebilir
invite-link = Bağlantı oluştur
add-device = Başka bir cihazımı ekle
link = Bağlantı
the-link = Bağlantı
link-for-other = Bu bağlantıyı yalnızca davet ettiğiniz kişiye, başka kimsenin okuyamayacağı bir yolla verin. Bir kez ve üç gün boyunca çalışır.
link-for-device = Bu bağlantıyı öteki cihazınızda açın. Bir kez ve yarım saat boyunca çalışır.
last-admin = Son yönetici çıkarılamaz: artık kimse kimseyi davet edemezdi.
choose-language = Bir dil seçin.
name-in-use = Bu adda bir çağrı zaten var; başka bir ad seçin.
name-used = Bu adda bir çağrı var ya da vardı; başka bir ad seçin.
name-characters = “{ $name }” bir çağrının adı olamaz: a’dan z’ye küçük harfler, rakamlar ve aralarında kısa çizgi kullanın.
name-length = “{ $name }” bir çağrının adı olamaz: ad 1 ile 64 karakter arasındadır.
name-reserved = “{ $name }” bir çağrının adı olamaz: bu adresi sitenin kendisi kullanıyor.

## Steps

steps = Adımlar
step-done = tamam
step-open = yapılacak
step-case = Kim tehlikede
step-case-lead = Yalnızca kendilerinin ya da onlar adına konuşabilecek kişilerin onayladığını yazın.
step-ask = Ne istiyorsunuz
step-hour = Saat
step-hour-lead = Yarım saat öncesi de bir hafta öncesi kadar iyidir.
step-hashtags = Etiketler
step-hashtags-lead = Tek bir ana etiket en iyisidir, her dil için en çok bir tane: çok sayıda etikete dağılan kalabalık hiçbirinde görünmez.
step-facts = Bilinenler
step-facts-lead = Her olgunun günü, kaynağı ve o kaynağın en son açıldığı gün gerekir.
step-wordings = Metinler
step-wordings-lead = Ağlar kopyaları cezalandırır: farklı olgular ve seslerle elinizden geldiğince çok, farklı gönderi yazın. Her ziyaretçiye en az kullanılan verilir.
step-safety = Asla söylenmeyecekler
step-safety-lead = Paylaşıldığında birini tehlikeye atan şeyler: çocuklar, evler, tanıkların adları, tehditler. En az bir satır olmadan çağrı yayımlanmaz.
step-more = Dahası
step-more-lead = Bunların hepsi boş kalabilir.
step-report = Rapor
step-report-lead = Saatten sonrası için; hepsi boş kalabilir. Sözleri siz yazarsınız, gönderileri siz seçersiniz; rakamlar kayıttan gelir ve onları kimse değiştiremez.
to-do-here = Burada yapılacak: { $number }
in-half-an-hour = Yarım saat sonra
tomorrow = Yarın bu saatte
zone-first = Önce bir saat dilimi seçin.
entry-new = Yeni
entry-remove = Bunu çıkar
entry-add = Bir tane daha ekle
how-read = Ağlar bunları nasıl okuyacak
what-kit-does = Bu metinler ne yapacak
keep-and-go-on = Sakla ve devam et
kept = Saklandı.
as-seen = Destekçilerin göreceği gibi
preview = Önizleme
no-preview = Önizleme, şunlar düzeltilince gösterilir:

## Fields

field-languages = Çağrının dilleri
hint-languages = en, ar, pt-BR gibi kodlar; önce ana dil.
field-case-name = Ad ya da adlar
hint-case-name = Kendilerinin anılmak istediği gibi.
field-case-on-behalf = Kimin adına
hint-case-on-behalf = Bu çağrıyı kim istedi, kim okuyup onayladı.
field-case-summary = Konu
hint-case-summary = İki üç cümle.
field-title = Başlık
hint-title = Kısa; ağların gösterdiği kartın da başlığıdır.
field-demand = Talep
hint-demand = Ne isteniyor ve kimden.
field-organizers = Çağıranlar
hint-organizers = Gruplar ya da takma adlar, her satıra bir tane; gerçek ad hiçbir zaman şart değildir.
field-storm-zone = Duyurduğunuz saat dilimi
field-storm-starts = Başlangıç
hint-storm-starts = O dilimin saatine göre.
field-storm-ends = Bitiş
hint-storm-ends = En iyisi bir iki saattir.
list-storm-cities = Şehirler
list-storm-cities-lead = Saat onların saatine göre de gösterilir.
field-storm-cities-name = Şehir
field-storm-cities-zone = Saat dilimi
field-hashtags = Etiketler, önce ana etiket
hint-hashtags = Her satıra bir tane. Sözcük başlarındaki büyük harfler dinleyerek okuyanlara yardımcı olur: FreeTheWeavers.
field-fallbacks = Yedek etiketler
hint-fallbacks = Önceden kararlaştırılır ve kullanılmaz: ana etiket boğulur ya da engellenirse diye. Her satıra bir tane.
field-switched-to = Şimdi şuna geç
hint-switched-to = Bunlardan birini buraya yazıp yayımlayın; her yerde ana etiketin yerini alır. Eskisiyle paylaşılan gönderiler sayılmaya devam eder.
list-case-fact = Olgular
field-case-fact-on = Gün
field-case-fact-text = Ne oldu
field-case-fact-source = Kaynak
hint-case-fact-source = https:// ile başlayan bir adres
field-case-fact-checked-on = Kaynağın son bakıldığı gün
list-case-charges = Suçlamalar
list-case-charges-lead = Neyle suçlanıyorlar.
field-case-charges = Suçlama
list-case-hearing = Duruşma günleri
field-case-hearing-at = Ne zaman
hint-case-hearing-at = Duyurulan saat dilimine göre.
field-case-hearing-place = Nerede ve kimin önünde
list-case-figure = Arka plan sayıları
field-case-figure-value = Sayı
field-case-figure-label = Neyi sayıyor
field-case-figure-source = Kaynak
field-wordings = Önerilen gönderiler
hint-wordings = Her paragraf bir gönderi, arada boş satır. { "{tags}" } etiketlere, { "{url}" } çağrının adresine dönüşür; { "{Onu bırakın|Ona özgürlük}" } yazarsanız her ziyaretçi birini alır.
field-never-say = Asla söylemeyin
list-handle = Kime seslenmeli
list-handle-lead = Kurumlar ya da kamu görevindeki kişiler; birkaç tane, asla özel kişi değil.
field-handle-network = Ağ
field-handle-handle = Kullanıcı adı
hint-handle-handle = Başında @ olmadan.
field-handle-role = Görevi ve neden ona seslenildiği
list-endorsement = Arkasında duran gruplar
field-endorsement-group = Grup
field-endorsement-members = Üye sayısı
hint-endorsement-members = Yalnızca kaynağıyla.
field-endorsement-source = Bu sayının okunabileceği yer
field-endorsement-url = Grubun adresi
list-quotable = Gönderileri gösterilebilecek hesaplar
field-quotable-network = Ağ
field-quotable-handle = Kullanıcı adı
hint-quotable-handle = Başında @ olmadan.
field-quotable-reason = Neden gösterilebilir
hint-quotable-reason = Kendi onayı ya da kamu görevi.
field-keeping-why = Gönderilerin bütün, mühürlü kopyaları neden saklanıyor
hint-keeping-why = Kimin ne yazdığını kanıtlamanız gerekmiyorsa boş bırakın: paylaşacak herkes bunu okur.
list-keeping-holder = Gönderilerin bütün, mühürlü kopyalarını kimler açabilir
field-keeping-holder-name = Anahtar kimde
field-keeping-holder-key = Anahtarlarının açık yarısı (age1…)
field-report-headline = Raporun başlığı
hint-report-headline = Boşsa çağrınınki.
field-report-standfirst = Altında, bir iki cümleyle
field-report-quotes = Alıntılanacak gönderiler
hint-report-quotes = Her satıra bir adres, gösterilecekleri sırayla; gösterilmesine izin olan gönderilerden. Boşsa en yeniler.
quote-choose = Şu anda duvarda
quote-choose-how = Raporun bir gönderiyi alıntılaması için basın; seçilenler yukarıdaki alanda sırasıyla durur.
quote-do = Alıntıla
list-report-paragraphs = Söyleyecekleriniz
field-report-paragraphs = Paragraf
list-report-corrections = Düzeltmeler
field-report-corrections-on = Gün
field-report-corrections-text = Ne yanlıştı, doğrusu ne
hint-report-corrections-text = Kayıt her sürümü saklar.

## What hashtags and wordings will do

note-reading = { $tag }: { $readings }
reads-whole = { $network } tamamını okur
reads-only = { $network } yalnızca { $read } okur
reads-nothing = { $network } okumaz
note-networks = { $networks }: { $says }
tag-alike = { $tag } ve { $other } aynı görünür ama iki ayrı etikettir, çünkü kimi harfleri başka bir alfabedendir. Yeniden yazıp birini tutun.
tag-digits = Yalnız rakamdan etiket olmaz; bir harf ekleyin.
tag-directions = { $tag } iki yönde ilerler ve yazıldığından başka bir sırada görünür. Tek bir yazıyla yazın.
tag-edge-digits = { $tag } içindeki rakamlar beklenenin öbür yanında görünür. Yerlerine bir sözcük koyun.
tag-folded = { $tag } ve { $other } orada tek etiket, başka yerlerde iki etikettir. Tek bir yazılışta anlaşın.
tag-invisible = { $tag } görünmeyen bir şey içeriyor; yazanlar onu yazmaz. Yeniden yazın.
tag-joiner = Orada yalnızca { $read } okunur, çünkü görünmeyen bir bağlayıcıda biter. Yerine _ yazın ya da hiçbir şey koymayın.
tag-letters = { $tag } içindeki { $letter } öteki harflerden başka bir alfabedendir. Yeniden yazılınca başka bir etiket olur.
tag-many = { $written } etiket X’te { $limit } karakterin { $length } kadarını kaplar; birini yazmayan gönderi onun altında bulunmaz. Bir ana etiket ve her dil için en çok bir etiket tutun, ötekileri yedek olarak kararlaştırın.
tag-near = { $tag } ve { $other } neredeyse aynı. Biri yazım yanlışıysa çıkarın, yoksa gönderileri ayrı kalır.
tag-one-on-some = { $tag } ve { $other } orada tek etiket, şurada iki etikettir: { $apart }. İnsanların yazdığını tutun.
tag-over-64 = 64 karakterden uzun olduğu için orada okunmaz.
tag-parts = { $tag } orada tümüyle tek bir etiket olarak okunmaz; en az bir harfle birlikte harf, rakam ve _ kullanın.
tag-same = { $tag } ve { $other } bütün ağlarda tek etikettir; birini tutun.
tag-sign = Orada yalnızca { $read } okunur, çünkü etiket { $sign } işaretinde biter. İşareti çıkarın.
tag-whole = Orada { $whole } tümüyle okunur, başka yerlerde yalnızca { $common }. Tek sözcük olarak yazın.
tag-words = Ekran okuyucu { $tag } etiketini tek sözcük gibi okur. { $joined } yazın; her yerde aynı etikettir.
note-texts = { PLURAL($count) ->
    [one] { $language }: { $count } metin
   *[other] { $language }: { $count } farklı metin
}
note-crowd = { $people } kişi katılırsa her metin en çok { $share } kişiye verilir
note-alike = { $language }: birbirine en çok benzeyen ikisinin ({ $one } ve { $other }) % { $percent } kadarı aynı
note-long = { PLURAL($count) ->
    [one] { $language }: { $count } metin { $network } için fazla uzun: { $longest } / { $limit }
   *[other] { $language }: { $count } metin { $network } için fazla uzun, en uzunu { $longest } / { $limit }
}

## Publishing

publish = Yayımla
public-at = Bu çağrı şu adreste yayında: { $it }
change-waiting = Bir değişiklik ikinci bir düzenleyiciyi bekliyor
changes-parts = Değişenler: { $parts }.
proposed-by-you = Bunu siz önerdiniz; başka bir düzenleyici bu sayfayı açıp onaylar.
agree = Okudum, onaylıyorum
give-up = Bu değişiklikten vazgeç
to-do = Yapılacaklar
second-look = Bir daha bakmaya değer: { $number }
publish-changes = Değişenler: { $parts }. Sayfa, değiştiğini ve ne zaman değiştiğini herkese söyler.
storm-is-close = Saat yakın: başka bir düzenleyici varsa önce onun onaylaması gerekir.
on-whose-behalf = Kimin adına
must-never-say = Asla söylenmemesi gerekenler
have-agreed = Bu çağrının adına yapıldığı kişiler ya da onlar adına konuşabilecekler her sözünü onayladı.
publish-change = Değişikliği yayımla
publish-opened = Yayımladığınız şey çağrının kaydında harfi harfine herkese açılır: bir hesabın neden alıntılanabileceği de.
nothing-new = Yayında olan, burada yazılı olandır.
say-agreed = Önce, adına çağrı yapılanların onayladığını belirtin.
nothing-changed = Yayımlandığından beri hiçbir şey değişmedi.
somebody-else = Başka birinin onaylaması gerekir: bunu siz önerdiniz.
propose-again = Önerilen artık yayımlanamıyor; yeniden önerin.
order-unheard = Sunucu duruyor; yeniden başlayınca yapılacak.
order-failed = Saklandı, ama bir sorun çıktı. Sunucuyu işleten daha fazlasını görür: { $says }
as-folder = Klasör olarak
take-out = Arşiv olarak dışarı al
take-out-how = Arşiv, { $it } komutunun okuduğu klasörü içerir.
bring-in-label = Böyle bir arşivi içeri alın; burada yazılı olanın yerine geçer
bring-in = İçeri al
take-down = Bu çağrıyı kaldır
take-down-how = Sayfa, metinleri ve canlı sayıları hemen gider. Çağrının kaydında mühürlenen yok edilir; kayıt, bir şeyin mühürlendiğini ve gittiğini gösterir. Geri getirilemez, ad da yeniden kullanılamaz.
take-down-now = Şimdi kaldır
throw-away-draft = Bu taslağı at
throw-away-how = Hiçbir şeyi saklanmaz.
throw-away = At
certain = Eminim.
tick-first = Önce kutuyu işaretleyin: kaldırılan geri getirilemez.

## What was not done

refused-late = Bu çok uzun sürdü; baştan başlayın.
refused-name = 1 ile 40 harf arasında bir ad seçin.
refused-no-passkeys = Geçiş anahtarları https:// ile başlayan adlı bir adres ya da http://localhost ister. Sunucuyu işleten bunu --base-url ile verir.
refused-not-allowed = Bunu yalnızca bir yönetici yapabilir; birine sorun.
refused-stale = Önce çıkıp yeniden girin: bundan sonraki on dakika içinde biri içeri alınabilir.
refused-passkey = Bu geçiş anahtarı kabul edilmedi; yeniden deneyin ya da başka bir cihaz kullanın.
refused-store = İstediğiniz saklanamadı ya da okunamadı. Sunucuyu işleten nedenini görür.
refused-name-taken = Bu ad başka bir düzenleyicide; başka bir ad seçin.
refused-link = Bu bağlantı kullanılmış ya da süresi dolmuş; verenden yenisini isteyin.
refused-field = Çağrıda “{ $field }” diye bir alan yok.
refused-long = Bu, bir sayfanın taşıyabileceğinden uzun; 20.000 baytın altında tutun.
folder-refused = { $why } Hiçbir şey değişmedi.
folder-no-archive = Bu, okunabilen bir zip arşivi değil.
folder-many-files = Arşivde bir çağrıya gerekenden çok dosya var.
folder-damaged = Arşiv bozuk.
folder-large = { $file } bir çağrıya gerekenden büyük.
folder-no-text = { $file } UTF-8 metin değil.
folder-no-call = Arşivde call.toml yok.

## What is wrong with a call

lacks-never-say = Asla söylenmemesi gereken en az bir şey yazın.
lacks-fact = Günü ve kaynağıyla en az bir olgu yazın.
lacks-check = Bu kaynağa en son ne zaman bakıldığını yazın.
fault-address = Bu, https:// ya da http:// ile başlayan bir adres değil.
fault-age-key = Bu, age’in açık anahtarı değil; o, age1 ile başlar. Buraya asla gizli anahtar yazmayın.
fault-age-key-twice = Bu anahtar burada iki kez yazılı.
fault-day = Bu bir gün değil.
fault-empty = Burası hâlâ boş.
fault-handle = Bu, { $network } için bir kullanıcı adı değil; { $sample } gibi yazın.
fault-kind = Bu burada okunamıyor; yeniden yazın.
fault-language = “{ $written }” bir dil değil; kodunu en, ar ya da pt-BR gibi yazın.
fault-language-twice = { $language } dili burada iki kez duruyor.
fault-many-languages = { $written } dil çok fazla; en çok { $most } tane bırakın.
fault-many-holders = { $written } anahtar sahibi fazla; en çok { $most } bırakın.
fault-many-quotes = { $written } gönderi çok fazla; en çok { $most } tane seçin.
fault-no-network = Bir ağ seçin.
fault-other-language = { $language } dilinde bir metin var; bu dil çağrının dilleri arasında değil.
fault-unknown-key = Hiçbir çağrıda “{ $key }” yok; arşivle geldi.
fault-untranslated = Bu metin eksik; { $language } okuyanlara { $main } gösterilecek.
fault-folder = Dosya okunamıyor: { $says }
fault-toml = { $file } dosyasının { $line }. satırı okunamıyor: { $says }
fault-ends-first = Bitiş başlangıçtan sonra değil; ikisine de bir daha bakın.
fault-far-away = Bu zaman çok uzakta.
fault-long-storm = Bu { $hours } saat sürüyor; en çok 48 saat olabilir. Günlere bir daha bakın.
fault-many-cities = { $written } şehir bir sayfaya sığmaz; en çok { $most } tane bırakın.
fault-names-zone = Saat dilimini saatin yanına yazmayın; kendi alanı var.
fault-no-time = Bu bir zaman değil.
fault-skipped = { $zone } saatleri bu gün bu zamanı atlıyor; başka bir zaman seçin.
fault-twice = { $zone } saatleri bu gün bu zamanı iki kez gösteriyor; başka bir zaman seçin.
fault-offset = { $zone } o sırada başka bir farkta; saati farksız yazın.
fault-zone = “{ $written }” adında saat dilimi yok; Europe/London gibi yazın.
fault-zone-near = “{ $written }” adında saat dilimi yok. { $near } mi demek istediniz?
fault-tag-blind = { $networks } { $tag } yazısını etiket olarak okumayacak.
fault-commitment = Bu, 64 basamaklı bir taahhüt değil.
fault-leak = Mühürlü etiket { $line }. satırda duruyor; bu satır saatten önce herkese açık. Yerine { "{tag}" } yazın ya da başka bir etiket mühürleyin.
fault-long-tag = { $tag } { $most } harften uzun.
fault-many-tags = { $written } etiketi kimse paylaşmaz; en çok { $most } tane bırakın.
fault-no-fallback = { $tag } yedek etiketlerden biri değil; yalnızca önceden kararlaştırılan öne geçebilir.
fault-opening = sealed.toml dosyası okunamıyor; etiketi yeniden mühürleyin.
fault-opens-nothing = sealed.toml var ama mühürlü etiket yok; taahhüdü { $commitment }
fault-opens-other = sealed.toml dosyası başka bir mühürlü etikete ait.
fault-unopened = Mühürlü etiket burada açılamıyor; { "{tag}" } geçen metinler dışarıda kalıyor.
fault-unread-sealed = Mühürlü etiketi hiçbir ağ okumuyor; harf ve rakamlardan bir etiket mühürleyin.
fault-tag-twice = { $tag } burada iki kez duruyor.
fault-unread-tag = { $tag } yazısını hiçbir ağ etiket olarak okumuyor; en az bir harfle, harf, rakam ve _ kullanın.
fault-all-sealed = { $language } dilindeki her metinde mühürlü etiket var; saatten önce gösterilebilecek bir metin yazın.
fault-alternative-twice = { $line }. satır: “{ $text }” bir seçimde iki kez duruyor.
fault-blind = { $line }. satır: { $networks } bu metinde çağrının etiketlerinden hiçbirini okumayacak.
fault-comment = { $line }. satır: bu notun sonu yok; arkasına --> yazın.
fault-copy = { $line }. satır: bu metin { $first }. satırdakiyle aynı; ağlar kopyaları cezalandırır.
fault-heading-day = { $line }. satır: “{ $text }” bir olgunun günü değil; ## salon: 2026-12-01 gibi yazın
fault-few-fit = { $line }. satır: bu metnin verdiği { $texts } metinden { $unfit } tanesi fazla uzun ve dışarıda kalıyor; ilki şunlar için uzun: { $networks }.
fault-file-name = Metinler .md ya da .txt ile biten dosyalarda durur; örneğin wordings/en.md.
fault-groundless = Şu satırlarda yazılanlar davanın hiçbir olgusuna dayanmıyor: { $lines }. Üstüne olgunun günüyle ## mahkeme: 2026-12-01 gibi, bir şey öne sürmüyorsa ## selam: greeting gibi bir başlık koyun.
fault-long-wording = { $line }. satır: bu metin { $most } harften uzun; boş bir satır mı eksik?
fault-many-wordings = { $language } dilinde { $written } metin var, { $most } taneden çok; en farklı olanları bırakın.
fault-many-alternatives = { $line }. satır: bir seçimde { $most } seçenekten çok var; en farklı olanları bırakın.
fault-many-choices = { $line }. satır: bu metinde { $most } seçimden çok var; onu iki metne bölün.
fault-many-handles = Satır { $line }: bu metin { $most } hesaptan fazlasına sesleniyor. Ağlar bunu taciz sayar; en önemlilerini bırakın.
fault-nested = { $line }. satır: bir seçimin içinde seçim duramaz; seçenekleri uzun uzun yazın.
fault-no-fact = { $line }. satır: davada { $day } günlü bir olgu yok; var olan birinin gününü yazın.
fault-no-figure = { $line }. satır: davada “{ $text }” yok; sayı adedi: { $figures }.
fault-no-hashtag = { $line }. satır: bu metinde çağrının etiketlerinden hiçbiri yok; { "{tags}" } ekleyin.
fault-no-number = { $line }. satır: { $day } gününün { $facts } olgusu var, “{ $text }” yok.
fault-no-wording = { $language } dilinde henüz metin yok.
fault-no-words = { $line }. satır: bu metnin kendi sözü yok; öncesinde fazladan bir boş satır mı var?
fault-open-choice = { $line }. satır: “{ $text }” ile başlayan seçimin sonu yok; arkasına { "}" } yazın.
fault-several-facts = { $line }. satır: { $day } gününün { $facts } olgusu var; ilki için { $day }/1 yazın.
fault-slip = { $line }. satır: { $tag } neredeyse { $agreed }; parmak mı kaydı?
fault-too-long = { $line }. satır: bu metin şunlar için fazla uzun: { $networks }.
excess = { $network } ({ $length } / { $limit })
fault-slots = { $line }. satır: { $slots } yerine konacak bir şey yok; bilinenler { "{tags}" }, { "{tag}" }, { "{url}" } ve { "{name}" }.

## The check list and the rehearsal

check-list = Kontrol listesi
check-list-lead = Her satır yapılınca kendiliğinden yeşil, şimdiye dek yapılmış olması gerekiyorsa kırmızı olur.
check-list-clock = Saatler { $it } saatine göre.
item-done = Yapıldı:
item-open = Yapılacak:
item-late = Gecikti:
stage-week = Yedi gün öncesine kadar
stage-three-days = Üç gün öncesine kadar
stage-day = Bir gün öncesine kadar
stage-hour = Bir saat öncesine kadar
stage-storm = Başladıktan on dakika sonra
stage-after = Ertesi güne kadar
task-agreed = Hiçbir değişiklik ikinci bir düzenleyiciyi beklemiyor
task-consent = Kimin adına olduğu ve asla neyin söylenmeyeceği yazılı
task-facts = Her olgu, kaynağının en son ne zaman açıldığını söylüyor
task-fallback = Bir yedek etiket kararlaştırıldı
task-hashtags = Etiketleri her ağ okuyor ve en çok üç tane var
task-posts = Gönderiler sayılıyor
task-public = Çağrı yayında
task-recorded = Çağrı kaydında mühürlü
task-reminded = Bütün hatırlatmalar saatten önce çıkıyor
task-rehearsed = Şimdiki haliyle prova edildi ve her sayfa yanıt aldı
task-report = Rapor yazıldı
task-same = Yayında olan, burada yazılı olandır
task-sealed = Mühürlü etiket saati gelince açılabilir
task-second = Geç değişiklikleri onaylayabilecek ikinci bir düzenleyici var
task-settled = Hiçbir ziyaretçinin bildirimi yanıt beklemiyor
task-sources = Her kaynak son üç günde yeniden açıldı
task-translated = Başlık, talep, özet ve metinler her dilde var
task-whole = Çağrının hiçbir eksiği yok
task-wordings = Bir dildeki 2.000 kişiden en çok 100’ü aynı metni alıyor
rehearsal = Prova: yarının fırtınası bugün
rehearsal-how = Çağrı burada yazıldığı gibi, kendine ait bir sayfada: saati bir dakika sonra gelir ve en çok beş dakika sürer. Uydurma kişiler paylaşır, uydurma ziyaretçiler sayfayı hep birden açar, sayılar değişir, mühürlü etiketin yerine uydurma bir etiket açılır, rapor yazılır. Bunların hiçbiri bir ağa, gerçek sayfaya ya da kaydına ulaşmaz.
rehearsal-runs = Şurada sürüyor: { $it }
rehearsal-began = Başladı: { $at }.
rehearsal-secret = Bu adresi verilmeyen kimse bulamaz; saatinde yardım edeceklere gönderin. Raporundan bir saat sonra kendiliğinden gider.
rehearsal-asked = İstenen sayfalar
rehearsal-failed = Yanıtsız kalan
rehearsal-slowest = En yavaş yanıt
rehearsal-posts = Sayılan uydurma gönderiler
rehearsal-turned-away = Bazı ziyaretçiler geri çevrildi. Bu sunucunun kaç kişiyi kaldırdığını görmek için daha az kişiyle yeniden deneyin ve üzerinde çalışan başka şeyleri kapatın.
rehearsal-wait = Nasıl geçtiği, başladıktan sekiz dakika sonra burada yazar.
rehearsal-cut = Sonuncusu tamamlanmadan bitirildi.
rehearsal-end = Bitir ve vazgeç
rehearsal-people = Uydurma ziyaretçiler
rehearse = Prova yap
rehearse-again = Yeniden prova yap
rehearse-later = Hiçbir eksiği kalmayınca prova edilebilir.

## A sealed hashtag

seal-title = Saatinden önce kimsenin bilmediği bir etiket
seal-how = Saati gelene kadar sayfa onun yerine bir mühür gösterir: kimse bilmediğini boğamaz ya da engelleyemez, sonra da herkes önceden kararlaştırıldığını denetleyebilir. Saati gelince her yerde birden ana etiket olur. Metinlerde onun yerine { "{tag}" } yazılır.
sealed-as = Mühürlü: { $it }. Saati gelene kadar burada yalnızca düzenleyiciler görür.
sealed-shut = Mühürlü, ama burada açılamıyor: sealed.toml dosyasıyla birlikte klasörü içeri alın ya da yeniden mühürleyin.
seal-shown = Sayfanın gösterdiği mühür:
seal-give-up = Ondan vazgeç
seal-tag = Mühürlenecek etiket
seal-another = Yerine başkasını mühürle
seal = Mühürle
archive-sealed = Mühürlü etiketi içerir: saatinden önce kimseye vermeyin.

## Pictures, angles, and who uses a hashtag

step-pictures = Resimler
step-pictures-lead = İnsanlar bunları gönderilerine ekler. Onay vermemiş kimseyi, çocuk, ev, kâğıt ya da ekran göstermeyin: dosyanın verileri burada çıkarılır, resimde görünen çıkarılmaz.
field-picture-alt = Ne gösteriyor
hint-picture-alt = Göremeyenler için: resimdeki yazılarla birlikte bir cümle.
field-picture-credit = Anılacak sahibi
hint-picture-credit = Boş kalabilir.
add-picture = Resim ekle
add-picture-hint = JPEG, PNG ya da WebP; büyük fotoğraflar tarayıcınızda küçültülür. Yer, zaman, cihaz ve sahibi dosyadan çıkarılır.
add-it = Ekle
note-angles = { $language }: bakış açıları sırayla gelir: { $angles }
note-angle = { $angle } ({ $texts })
no-angle = adsız
searches = Zaten kullanılıyor mu?
searches-how = Her birini açıp bakın: altında kim, ne kadar ve ne hakkında paylaşıyor. Başkasınınsa ya da oradakilerin yanında durmak istemezseniz başka birini seçin. Bağlantılar ağlara kendi tarayıcınızdan, bu sitenin adresi olmadan gider.
part-whole-kit = metinler, resimler ya da asla söylenmemesi gerekenler
refused-pictures = Çağrıda başka resme yer yok; önce birini çıkarın.
image-form = Bu, JPEG, PNG ya da WebP bir resim değil; bunlardan biri olarak kaydedin.
image-damaged = Bu resim bozuk; yeniden kaydedin.
image-large = Bu resmin baytı fazla: { $size }. 1 MiB altına indirin.
image-pixels = Bu resim fazla büyük: { $width } × { $height }. Her kenarı en çok 4096 piksel olsun.
image-moving = Bu resim hareketli; tek bir durağan resmini kaydedin.
image-turned = Bu resmi verileri döndürüyor, onlar da çıkarılıyor; düz çevirip yeniden kaydedin.
folder-picture = Dosya { $file }: { $why }
fault-large-pictures = Resimlerin toplam baytı fazla: { $size } / { $most }. Küçültün.
fault-imprint = Bu resim okunamıyor; yeniden içeri alın.
fault-many-pictures = { $written } resim fazla; en çok { $most } tane bırakın.
fault-picture-name = { $file } bir resim dosyasının adı olamaz; adında harf, rakam, nokta, kısa çizgi ve _ bulunur, örneğin loom.jpg.
fault-no-picture = { $file } adlı resim yok; içeri alın ya da bu kaydı çıkarın.
fault-picture-twice = { $file } adlı resim iki kez yazılmış; birini bırakın.
fault-undescribed = Resmin ne gösterdiğini, göremeyenler için { $language } yazın.
fault-unnamed-picture = { $file } adlı resim kimseye gösterilmiyor.

## Groups

groups = Çağrıları destekleyen gruplar
group-unproven = Henüz kanıtlanmadı
group-shown = Gösteriliyor
group-show = Sayfada göster
group-drop = Kaldır
hand-ins = Verilen gönderiler
hand-in-drop = Gösterme
wall-how = Duvarda herkesin gördükleri. Duvardan aldığınız sayılmaya devam eder, rapor onu alıntılamaz.
wall-hide = Duvardan al
wall-hidden = Duvardan alınanlar
wall-show = Geri koy
wall-erase = Bir gönderiyi silmek
wall-erase-how = Bir gönderinin ilgilendirdiği biri itiraz ederse ya da mahkeme veya ağın koşulları isterse, gönderi kayıttan kalıcı olarak silinir; yalnızca nedeni ve zamanı kalır. İki kez denetleyin.
wall-erase-post = Gönderinin adresi
wall-erase-reason = Hangi hakla
wall-erase-objection = İlgilendirdiği biri itiraz ediyor
wall-erase-court = Mahkeme karar verdi
wall-erase-platform = Ağın koşulları gerektiriyor
wall-erase-author = Yazarı istedi
wall-erase-do = Kalıcı olarak sil
wall-erase-none = Kayıtta bu adres ya da adla hiçbir şey yok.
near = İnsanların yazdığı biçimler
near-how = Kararlaştırılan bir etikete çok yakın olanlar. Birini sayarsanız son üç gündeki bütün gönderileri de sayılır. Bu, kayıtta ve raporda belirtilir.
near-count = Say
near-posts = { PLURAL($count) ->
    [one] #{ $of } yerine, { $count } gönderide
   *[other] #{ $of } yerine, { $count } gönderide
}

## What is kept of the rally

rally = Katılımdan saklananlar
rally-lead = Hiç toplanmayan iki sayı: sözü herkes verebilir; onaylanan, e-postayla onaylamış ya da gönderisini vermiş olandır.
rally-pledged = Verilen sözler
rally-confirmed = E-postayla onaylanan
rally-contacts = Kişi adresleri, şifreli
rally-hand-outs = Dağıtılan metinler
reminders = E-postayla hatırlatmalar
rally-no-mail = Bu sunucu bir posta sunucusu olmadan başlatıldı. Ziyaretçilere yalnızca takvim kaydı sunuluyor.
rally-no-letters = Gönderilmeyi bekleyen mektup yok.
rally-in-time = Gönderilecek mektup: { $letters }. Saniyede { $rate } mektupla sonuncusu saatten önce çıkıyor: { $at }.
rally-late = Gönderilecek mektup: { $letters }, saniyede { $rate }. Saate yetişmeyecek, bu yüzden gönderilmeyecek: { $late }. Artık kimseye hatırlatma sunulmuyor. Saniyede daha çok mektup alan bir posta sunucusu işe yarar.
rally-erase = Bunları silin
rally-erase-how = Sözlerin ve dağıtılan metinlerin sayılarını ve bütün adresleri sil. Rapor ve kayıt kalır.
rally-erase-now = Katılım verilerini sil
rally-erase-later = Adresler fırtınadan 72 saat sonra kendiliğinden silinir. Fırtına bitince hepsi buradan silinebilir; çağrıyı kaldırmak adresleri hemen siler.
rally-tick-first = Önce kutuyu işaretleyin: silinen geri getirilemez.
rally-not-over = Fırtına henüz bitmedi. Hiçbir şey silinmedi.
rally-erased = Silindi
rally-erased-lead = Katılımdan bunlar saklanıyordu, artık yok:
rally-backup = Veritabanının önceki bir kopyasında adresler yalnızca şifreli durur; anahtarları yok edildi, kimse okuyamaz.

## Where one is signed in

browsers = Nerede oturumun açık
browser-since = { $since } UTC'den beri, son kullanım { $used } UTC
browser-this = bu tarayıcı
browser-end = Oradan çık

## The server, for admins

the-server = Sunucu
server-version = Sürüm
server-since = Çalışmaya başladı
server-room = Kalan yer
server-of = { $left } / { $all }
server-memory = Bellek
server-visitors = Aynı anda ziyaretçi
server-places = şu an { $now }, { $all } kişilik yer var
server-backup = En yeni yedek
server-certificate = Sertifika şu tarihe kadar geçerli
server-no-backup = Yedek yok: bu disk giderse her şey gider. Nasıl yedek alınacağı yönetici kılavuzunda.
server-old-backup = En yeni yedek iki günden eski ya da diski yerinde değil.
server-room-scarce = Az yer kaldı: artık görsel alınmıyor. Yer aç ya da daha fazlasına izin ver.
server-room-none = Yer kalmadı: artık hiçbir şey alınmıyor ve toplama bekliyor. Yer aç ya da daha fazlasına izin ver.
server-unreadable = { $call } kaydı okunamıyor: onun için hiçbir şey toplanmıyor ve sayıları gösterilmiyor. Sayfası ve sözler sürüyor. Sunucuyu yeniden başlat; bu işe yaramazsa veri klasöründe { $check } neyin hasarlı olduğunu, yönetici kılavuzu da sonra ne yapılacağını söyler.
server-call = Çağrı
server-people = Sözler
server-posts = Kayıttaki paylaşımlar
server-networks = Ağlar
server-sees = hepsi görülüyor
server-blind = şu an görülmüyor: { $sources }
server-unwatched = hiçbiri izlenmiyor
papers = Belgeler
papers-lead = Kendi dilinde, sunucunun kendisi hakkında bildikleriyle doldurulmuş örnekler. Güvenmeden önce ülkenin hukukunu bilen birine göster.
papers-blank = (ad ve posta adresi)
papers-imprint = Künye
papers-imprint-how = Yasanın istediği yerde, bu sunucu hakkındaki sayfada herkese görünür. Doldurmak için sunucuyu { $operator } ve { $mail } ile başlat.
papers-responsible = Burada gösterilenlerden sorumlu:
papers-notice = Gizlilik bildirimi
papers-notice-how = Bu sunucu hakkındaki sayfadır; kendi veritabanından, her dilinde hazırlanır:
papers-processing = Veri işleme kaydı
papers-processing-how = GDPR'ın 30. maddesinin istediği; veritabanının yapısından { $day } tarihinde hazırlandı. Yazdır, imzala ve her yükseltmeden sonra yinele.
papers-controller = Veri sorumlusu
papers-purpose = Amaç
papers-basis = Bize göre hukuki dayanak
papers-recipients = Alıcılar
papers-recipients-are = Onsuz olmayanlar dışında hiç kimse: hatırlatmayı taşıyan posta sunucusu, tarayıcının bildirim hizmeti ve yedekleri saklayan.
papers-abroad = Üçüncü ülkeler
papers-abroad-are = Sunucu oraya kimseye dair bir şey göndermez. Ağlarda herkese açık olanı okur; bunların bir kısmı yurt dışındadır.
papers-measures = Önlemler
papers-measures-are = Hiçbir dosyada bir ziyaretçinin adresi yoktur. İletişim bilgileri çağrılarının anahtarıyla şifrelenir, o anahtar yok edilir. Düzenleyenler geçiş anahtarıyla girer; fırtınadan önceki son gün kimse saatini ya da etiketlerini tek başına değiştiremez. Bağlantılar ve yedekler şifrelidir; hiçbir yedekte iletişim bilgisi yoktur. Görseller yersiz ve cihazsız yeniden yapılır. Silmek içeriği ve tuzu yok eder; kayıt yalnızca orada bir şey olduğunu kanıtlar.
papers-for-rally = Kaç kişinin katıldığını herkes görsün diye
papers-for-reminder = İnsanlara saati hatırlatmak için
papers-for-hand-in = Ağların bize göstermediği bir paylaşımı saymak için
papers-for-endorsement = Bir çağrının arkasında kimin durduğunu göstermek için
papers-for-concern = Bir çağrının ya da paylaşımın verdiği zararı önlemek için
papers-for-organizer = Kimin çağrı yazabileceğini bilmek için
papers-for-call = Tehlikedeki biri için yardım istemek için
papers-for-record = Neyin, ne kadar paylaşıldığını sonradan kanıtlayabilmek için
papers-for-keeping = Gerçekte neyin, kim tarafından paylaşıldığını, istendiği yerde gösterebilmek için
papers-by-nobody = kişisel veri yok
papers-by-consent = rıza (GDPR md. 6(1)(a), 9(2)(a))
papers-by-interest = meşru menfaat (GDPR md. 6(1)(f))
papers-by-public = kişilerin kendilerinin açıkça kamuya sunduğu şeye ilişkin meşru menfaat (GDPR md. 6(1)(f), 9(2)(e))
