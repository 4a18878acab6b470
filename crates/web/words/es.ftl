### SPDX-License-Identifier: AGPL-3.0-or-later
### La revisión de una persona de lengua materna española es bienvenida.
### A native speaker's review is welcome.

## Days and hours

month = { $number ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}
weekday = { $number ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
date = { $weekday } { $day } de { $month } de { $year }
moment = { $date }, { $clock }
span = { $from } – { $to }
days = { PLURAL($count) ->
    [one] día
    [many] de días
   *[other] días
}
hours = { PLURAL($count) ->
    [one] hora
    [many] de horas
   *[other] horas
}
minutes = { PLURAL($count) ->
    [one] minuto
    [many] de minutos
   *[other] minutos
}
seconds = { PLURAL($count) ->
    [one] segundo
    [many] de segundos
   *[other] segundos
}

## Around every page

skip = Saltar al contenido
simulated = Simulación: estas personas y publicaciones son inventadas.
languages = Idiomas
pages = Páginas de esta convocatoria
promise = Este sitio no usa cookies, no carga nada de terceros y no guarda rastro de quien lee, se compromete o publica. Todo funciona sin JavaScript.
mirror-of = Esto es una copia de { $it }.
mirror-made = Se hizo el { $date }, y sus cifras no cambian. Quien administra esta dirección puede ver quién la lee.
mirror-pledge = Comprometerse en el propio sitio
call = La convocatoria
calls = Convocatorias
no-calls = Todavía no hay ninguna convocatoria.
take-part = Participar
live = En directo
report = Informe
record = Registro

## The call

the-hour = La hora
begins-in = Empieza en
now = Ha llegado la hora.
ends-in = Termina en
over = Esta tormenta ha terminado.
phase-before = Próxima
phase-during = Ahora
phase-after = Terminada
read-report = Leer el informe
as-loaded = Tal como era al cargar esta página.
your-clock = En tu reloj
elsewhere = En otros lugares
calendar = Añadir al calendario
pledge = Participaré
pledges-so-far = { PLURAL($count) ->
    [one] { $count } compromiso hasta ahora
    [many] { $count } de compromisos hasta ahora
   *[other] { $count } compromisos hasta ahora
}
uncounted = Ahora mismo no se puede mostrar el número de compromisos.
pledges-disturbed = Este botón se ha pulsado más deprisa de lo que lo hacen las personas; puede haber programas entre ellas: el número cuenta más pulsaciones que personas.
pledge-note = Un número sube en uno. No se guarda nada sobre ti.
thanks = Gracias. Tu palabra cuenta.
thanks-more = Vuelve a la hora y trae a alguien.
demand = Lo que pedimos
who = Quién está en riesgo
facts = Qué ha pasado
source = Fuente: { $it }
checked = comprobado el { $date }
charges = Los cargos
hearing = En el tribunal
figures = El contexto
endorsements = Quién apoya esta convocatoria
members = { PLURAL($count) ->
    [one] { $count } integrante
    [many] { $count } de integrantes
   *[other] { $count } integrantes
}
members-together = { PLURAL($count) ->
    [one] { $count } integrante en total (sin descontar coincidencias)
    [many] { $count } de integrantes en total (sin descontar coincidencias)
   *[other] { $count } integrantes en total (sin descontar coincidencias)
}
address = A quién dirigirse
never-say = Lo que nunca hay que decir
keeping = Las publicaciones se guardan enteras
keeping-how = Una publicación pública con estas etiquetas se guarda tal como se publicó, con su cuenta, pero sellada: este servidor no puede abrirla. Entrega copias selladas a quienes tienen una llave solo con un motivo, que después cualquiera puede leer en el registro de esta convocatoria. Cuando borras tu publicación, la copia se borra también, en cuanto este servidor lo sabe. No se guardan las republicaciones, ni lo de cuentas que no quieren ser encontradas.
keeping-why = Por qué:
keeping-holders = Quién tiene una llave:
organizers = Quién convoca

## Reminders by e-mail

remind-me = Recuérdamelo por correo electrónico, si quieres
remind-note = Una carta te pide que confirmes; después te lo recuerdan dos como mucho. Tu dirección se guarda cifrada, se usa solo para esta tormenta y se borra 72 horas después. Para comprometerse no hace falta ninguna.
remind-asked = Si las cartas llegan a tu dirección, una está en camino. Abre el enlace que contiene y pulsa el botón: antes no se envía nada más.
remind-full = Tu palabra cuenta, pero ya no se puede enviar otro recordatorio a tiempo. La entrada del calendario también te lo recuerda.
remind-wrong = Eso no es una dirección de correo electrónico. Todavía no se ha contado nada: vuelve atrás y corrígela o déjala vacía.
device-remind = Recuérdamelo en este dispositivo
device-leave = No más recordatorios en este dispositivo
device-note = Tu navegador te pregunta primero. Los recordatorios llegan por el servicio de notificaciones de su fabricante, que no puede leerlos pero ve cuándo este sitio te los envía. Lo que guardamos está cifrado, se usa solo para esta tormenta y se borra 72 horas después. Muestra el nombre de la convocatoria, también con la pantalla bloqueada.
device-asked = Este dispositivo recibirá un recordatorio antes de la hora.
device-failed = Este dispositivo no puede recibir recordatorios: el navegador no lo aceptó, o ya no se puede enviar otro a tiempo.
device-left = A este dispositivo no llegará ningún recordatorio más. Lo que se guardaba de él está borrado.
device-untold = A este dispositivo no llegará ningún recordatorio más. No se pudo contactar con este sitio: lo que guarda de él se borra 72 horas después de la tormenta.
confirmed-so-far = { PLURAL($count) ->
    [one] { $count } confirmado, por correo electrónico o con una publicación propia
    [many] { $count } confirmados, por correo electrónico o con una publicación propia
   *[other] { $count } confirmados, por correo electrónico o con una publicación propia
}
# A label under a number.
confirmed = { PLURAL($count) ->
    [one] Confirmado
    [many] Confirmados
   *[other] Confirmados
}
confirm = Confirma tu recordatorio
confirm-lead = Alguien, probablemente tú, pidió recordatorios de esta convocatoria en tu dirección. Si fuiste tú, pulsa el botón. Si no, cierra esta página: no se envía nada más.
confirm-do = Sí, recuérdamelo
confirm-done = Recibirás un recordatorio antes de la hora, y tu compromiso cuenta como confirmado.
leave = No más cartas
leave-lead = Pulsa el botón y no llegará ninguna carta más. Tu dirección se borra en el acto.
leave-do = No me enviéis nada más
leave-done = No llegará ninguna carta más. Tu dirección está borrada.
link-over = Este enlace ya no es válido
letter-confirm-subject = Por favor, confirma: { $title }
letter-confirm = Alguien, probablemente tú, pidió un recordatorio de esta hora:
letter-confirm-how = Si fuiste tú, abre esta dirección y pulsa allí el botón:
letter-confirm-not = Si no fuiste tú, no hagas nada: no llegará ninguna otra carta.
letter-day-subject = En un día: { $title }
letter-day = La hora para la que diste tu palabra llega en un día:
letter-soon-subject = Pronto: { $title }
letter-soon = La hora para la que diste tu palabra llega pronto:
letter-moved-subject = Ha cambiado la hora: { $title }
letter-moved = La hora para la que diste tu palabra ha cambiado. Ahora es:
letter-page = Todo lo que necesitas está aquí:
letter-leave = Para no recibir ninguna carta más y que tu dirección se borre en el acto:
letter-kept = Tu dirección se guarda cifrada y se borra 72 horas después de la tormenta.

## Posting

post-lead = Haz tuyo este texto: di con tus palabras por qué te importa. Se te ha dado a ti; la siguiente persona recibe otro.
early = Aún no ha llegado la hora. Juntas, las publicaciones cuentan más: { $it }
your-words = Tu publicación
another = Dame otro texto
length = Longitud
choose-network = Publícalo en
door-note = El botón abre la red con tu texto; allí publicas tú, con tu nombre. Lo que escribes nunca pasa por este sitio.
own-server = Tu propio servidor de Mastodon
server = Servidor
make-link = Crear el enlace
post-on = Publicar en { $it }
no-server = Eso no es el nombre de un servidor. Escríbelo así: { $it }
back = Volver
email = Correo
plain-links = Lo mismo como enlaces simples
fits = cabe
too-long = demasiado largo
copy = Copiar el texto
copied = Copiado.
copy-by-hand = Para copiarlo, toca el texto, elige «seleccionar todo» y luego «copiar».
page-only = Estas redes solo aceptan la dirección de esta convocatoria y muestran su tarjeta. Copia antes tu texto y añádelo allí: tus palabras son lo que cuenta.
pace = Con calma
pace-hour = { PLURAL($count) ->
    [one] Como mucho { $count } publicación por hora, con palabras propias. Las redes toman más por spam, y entonces nadie lo ve.
    [many] Como mucho { $count } de publicaciones por hora, cada una con palabras propias. Las redes toman más por spam, y entonces nadie las ve.
   *[other] Como mucho { $count } publicaciones por hora, cada una con palabras propias. Las redes toman más por spam, y entonces nadie las ve.
}
pace-x = { PLURAL($count) ->
    [one] En X, una cuenta sin verificar tiene { $count } publicación al día, contada por medias horas.
    [many] En X, una cuenta sin verificar tiene { $count } de publicaciones al día, contadas por medias horas: repártelas.
   *[other] En X, una cuenta sin verificar tiene { $count } publicaciones al día, contadas por medias horas: repártelas.
}
pace-mastodon = En Mastodon bastan una o dos publicaciones tuyas; difundir las de otras personas es bienvenido.
pace-moment = Para que las publicaciones no lleguen todas a la vez, a cada persona se le da otro momento. El tuyo: { $it }
pace-now = Buen momento para publicar: ahora.
pace-wait = { PLURAL($count) ->
    [one] Buen momento para la próxima: dentro de { $it } minuto.
    [many] Buen momento para la próxima: dentro de { $it } de minutos.
   *[other] Buen momento para la próxima: dentro de { $it } minutos.
}
pace-private = Solo tu navegador lo recuerda, durante un día. No se envía nada.
pace-forget = Olvidarlo

## The storm, live

posts = { PLURAL($count) ->
    [one] Publicación
    [many] de publicaciones
   *[other] Publicaciones
}
accounts = { PLURAL($count) ->
    [one] Cuenta
    [many] de cuentas
   *[other] Cuentas
}
originals = { PLURAL($count) ->
    [one] Original
    [many] de originales
   *[other] Originales
}
replies = { PLURAL($count) ->
    [one] Respuesta
    [many] de respuestas
   *[other] Respuestas
}
reposts = { PLURAL($count) ->
    [one] Compartida
    [many] de compartidas
   *[other] Compartidas
}
quotes = { PLURAL($count) ->
    [one] Cita
    [many] de citas
   *[other] Citas
}
pledged = { PLURAL($count) ->
    [one] Compromiso
    [many] de compromisos
   *[other] Compromisos
}
recorded = { PLURAL($count) ->
    [one] Publicación en el registro
    [many] de publicaciones en el registro
   *[other] Publicaciones en el registro
}
as-of = A fecha de { $it }
sealed = Convocatoria sellada el { $date }
other = otras, cada una de menos de cinco personas
unseen = No se pudo ver { $network } de { $from } a { $to }. Aquí pueden faltar publicaciones de ese momento.
unseen-now = Ahora no se puede ver { $network }, desde { $from }. Lo que se publica ahora llega más tarde o falta aquí.
per-minutes = { PLURAL($count) ->
    [one] Publicaciones por minuto
    [many] Publicaciones cada { $count } de minutos
   *[other] Publicaciones cada { $count } minutos
}
peak = { PLURAL($count) ->
    [one] El minuto más lleno, { $at }: { $count } publicación
    [many] El minuto más lleno, { $at }: { $count } de publicaciones
   *[other] El minuto más lleno, { $at }: { $count } publicaciones
}
networks = Redes
hashtags = Etiquetas
post-languages = Idiomas
unknown-language = sin indicar
wall = El muro
wall-note = Publicaciones que entregó quien las escribió, o de grupos que apoyan y cuentas públicas nombradas. Las demás se cuentan, nunca se muestran.
wall-empty = Todavía nada que se pueda mostrar.
picture = Imagen: { $text }
media-covered = Quien lo publicó advierte de lo que se ve
media-undescribed = Una imagen que su autoría no ha descrito
media-film = Un fotograma de un vídeo, que se ve donde se publicó.
reload = Cargar los números más recientes
how-counted = Qué se cuenta
method = Publicaciones dentro de la hora que llevan una de las etiquetas y pudieron verse en las redes indicadas. Cada una cuenta una vez y es de un solo tipo: compartida, respuesta, cita o, si no, original. Las cuentas son cuentas distintas, que no es lo mismo que personas. No se pueden ver las publicaciones privadas ni otras redes. Los grupos de menos de cinco cuentas se agrupan.

## Report and record

see-live = Verlo en directo
report-soon = El informe se escribe cuando la tormenta termina y su registro queda sellado. Hasta entonces nada es definitivo. La tormenta termina:
report-take-along = Para llevar
take-pdf = PDF, para imprimir o escuchar
take-png = El gráfico como imagen (PNG)
take-md = Texto para editar (Markdown)
take-csv = Todos los recuentos en una tabla (CSV)
take-json = Todas las cifras para programas (JSON)
record-lead = Cada publicación contada dejó una marca sellada en un registro que solo puede crecer. Cualquiera puede comprobarlo sin fiarse de nadie.
checkpoint = El punto de control
no-checkpoint = Todavía no hay punto de control: el registro está vacío.
verify = Compruébalo
verify-form = El punto de control está firmado e indica el tamaño y el hash raíz del registro. Su forma es un estándar abierto que también leen otros programas:
verify-how = Guarda el punto de control que ves hoy. Todos los posteriores deben contenerlo, firmados con la misma clave. Quien tenga una copia del registro la comprueba entera sin conexión:
verify-limits = El registro prueba qué se recibió y cuándo, y que nada ha cambiado desde entonces. No prueba que lo que dice una publicación sea cierto.
witnesses = Quién firma con nosotros
witnesses-none = Nadie todavía. Que a todo el mundo se le muestre el mismo registro es solo palabra de este sitio.
witnesses-what = Un testigo firma únicamente lo que continúa el registro que vio antes. Así no se le puede mostrar otro a nadie.
witnesses-signed = Han firmado lo que aquí se entrega, { $size } entradas:
witnesses-wait = Aún no han firmado suficientes de quienes deben hacerlo. Hasta entonces no se entrega nada más nuevo. Son:
dated = Fechado por otros
dated-what = Una autoridad de tiempo firma que el registro estaba así no más tarde de una hora. Ve un número y nada de lo que contiene el registro.
dated-none = Nadie lo ha fechado todavía.
dated-stamped = { $authority } lo ha firmado, preguntado el { $date }, { $size } entradas
dated-pending = { $authority } ha prometido confirmarlo, preguntado el { $date }, { $size } entradas; hasta entonces no demuestra nada
dated-block = { $authority }: el bloque { $block } de Bitcoin lo contiene, { $size } entradas
dated-failed = { $authority } no respondió el { $date }

## When something is wrong

not-found = No hay nada en esta dirección
not-found-advice = Quizá la convocatoria tenga otro nombre, o el enlace perdió una letra por el camino.
wrong-method = Esta dirección no funciona así
wrong-method-advice = Abre la página de la convocatoria y usa sus botones.
forbidden = Esto llegó desde otro sitio
forbidden-advice = Un compromiso solo cuenta si pulsas el botón en la propia página de la convocatoria.
too-large = Eso es más de lo que acepta este sitio
too-large-advice = No se guardó nada. Vuelve y envía menos.
no-room = No queda espacio en este servidor
no-room-advice = No se guardó nada. Publicar funciona sin este sitio: llévate los textos ahora y vuelve más tarde para lo demás.
busy = Hay mucha gente a la vez
busy-advice = No se contó nada. Inténtalo en un momento; publicar funciona sin este sitio.
reading-back = Las cifras se están contando de nuevo
reading-back-advice = El servidor acaba de arrancar de nuevo y está leyendo lo que tiene registrado. No se ha perdido nada. Vuelve a mirar en un momento; mientras tanto puedes comprometerte y publicar.
unreadable = Las cifras no se pueden mostrar
unreadable-advice = Lo que se registró para esta convocatoria no se puede leer ahora en este servidor, y no se recoge nada nuevo. A quienes cuidan del servidor se les dice qué hacer. Comprometerse y publicar funciona.
braced = El sitio está bajo ataque
braced-advice = Lo que enviaste no se aceptó: por ahora solo se entregan páginas para leer. Puedes publicar igualmente; todo lo necesario está en el archivo de la convocatoria.
braced-pledge = El sitio está bajo ataque y ahora no puede aceptar tu compromiso. Puedes publicar igualmente:
too-many-pledges = Llegaron muchísimos compromisos desde tu zona de la red, más de los que hacen las personas. El tuyo no se contó; publicar funciona sin él.
bad-request = No se pudo leer esta petición
bad-request-advice = Abre la página de la convocatoria y empieza desde ahí.
failed = Algo ha fallado por nuestra parte
failed-advice = No es culpa tuya. Inténtalo en un momento.

## For elsewhere

take-along = Llévatela contigo
kit-file = Toda la convocatoria en un archivo que no necesita red
kit-archive = Todo en un solo archivo comprimido, con textos e imágenes
card = Imagen
qr = Código QR
feed = Canal de noticias
kit-lead = Este archivo contiene toda la convocatoria y no necesita red. Guárdalo, cópialo, pásalo.
kit-how = Los enlaces abren una red con el texto; allí publicas tú, con tu nombre. Cambia las palabras: las redes castigan el mismo texto de muchas personas.
wordings = Publicaciones sugeridas
kit-copy = Copiar
kit-copied = Copiado
online = La convocatoria en línea

## Changes, and what is gone

changed = Cambios desde que se publicó
countersigned = acordado por dos personas de la organización
not-countersigned = por una sola persona de la organización
part-hour = la hora
part-hashtags = las etiquetas
part-demand = la petición
part-keeping = lo que se guarda de las publicaciones
part-case = el caso
part-kit = los textos
part-report = las palabras del informe
part-rest = otros detalles
gone = Este llamamiento se ha retirado
gone-advice = Aquí no se guarda nada de él. Quienes lo hicieron pueden haber tenido un motivo que protege a alguien.
sealed-tag = Hay una etiqueta más sellada; aparece a la hora. Hasta entonces, este es su compromiso (SHA-256):
sealed-opened = Una etiqueta estuvo sellada hasta la hora
sealed-how = El compromiso de abajo se mostró antes. Es SHA-256 de «groundswell/hashtag/v1», un byte cero, la sal y la etiqueta, así que cualquiera puede comprobar que no ha cambiado.

## Staying safe, and what is wrong with a call

safety = Cuidarse
safety-lead = Tú decides qué arriesgas. Nadie aquí cuenta con que arriesgues más, y quien no puede publicar ayuda contándoselo a otras personas.
safety-account = Publica desde una cuenta con la que no te importe que te vean. Las redes muestran tu nombre, y a menudo más, a todo el mundo, y lo guardan durante años.
safety-place = Desactiva la ubicación en tus publicaciones. Mira cada foto antes de enviarla: caras, papeles, ventanas, pantallas y el lugar que la cámara escribe en el archivo cuentan más de lo que quieres.
safety-line = Quien vigile tu conexión puede ver que has abierto este sitio, pero no qué página. El navegador Tor o una VPN de confianza ocultan también eso.
safety-others = Nunca escribas lo que pone en peligro a otras personas: niños, casas, nombres de testigos, amenazas. Cada llamamiento dice qué más.
safety-law = En algunos países se castiga una publicación así. Si tú o tu familia vivís allí, o queréis viajar allí, piénsalo antes y pregunta a alguien que sepa.
safety-threats = Si te amenazan por una publicación: guarda una copia, cuéntaselo a alguien de confianza y busca ayuda, por ejemplo en la línea de ayuda de seguridad digital de Access Now o en Front Line Defenders.
safety-delete = Puedes borrar tu publicación en cualquier momento. Si se registró aquí, el registro la olvida en cuanto la red nos lo dice.
concern = Algo está mal en este llamamiento
concern-lead = Díselo a quienes llevan este sitio; nadie más lo lee. No escribas nada sobre ti: no se guarda ninguna dirección, así que nadie puede responder.
concern-what = Qué está mal
concern-send = Enviar
concern-sent = Gracias. Quienes llevan este sitio lo leerán.
concern-empty = Escribe unas palabras sobre lo que está mal.

## Pictures to attach

attach = Imágenes para adjuntar
attach-how = Guarda una imagen, adjúntala en la ventana de la red y pon su descripción donde la red la pida: muchas personas escuchan las imágenes.
attach-save = Guardar esta imagen
attach-copy = Copiar su descripción

## Another clock

zones = En otro reloj
zones-lead = Elige un lugar, y la página de la convocatoria muestra la hora en su reloj. No se guarda nada de ello.
zones-label = Lugar
zones-show = Mostrar la hora
zones-by = En el reloj de { $it }
zones-unknown = Ninguna zona horaria se llama así. La hora de abajo es la del reloj en que se anunció.
zones-africa = África
zones-america = América
zones-antarctica = Antártida
zones-arctic = Ártico
zones-asia = Asia
zones-atlantic = Océano Atlántico
zones-australia = Australia
zones-europe = Europa
zones-indian = Océano Índico
zones-pacific = Océano Pacífico

## A group behind the call

endorse = Apoyar esta convocatoria como grupo
endorse-lead = Para grupos, no para personas sueltas. Digan quiénes son, demuéstrenlo con su propio sitio y aparecerán cuando quien organiza esté de acuerdo. Pueden retirarse cuando quieran.
endorse-group = Nombre del grupo
endorse-site = Página en su propio sitio
endorse-members = Número de integrantes, si quieren darlo
endorse-source = Dónde se puede leer ese número
endorse-account = Su cuenta en otra red, como Mastodon, si ha de servir de prueba
endorse-mark = Dirección de su logotipo en ese sitio, si lo hay
endorse-no-mark = Su logotipo no se puede mostrar: en esta dirección de su propio sitio no hay ninguna imagen PNG, JPEG o WebP de 100 kB como mucho.
endorse-go = Seguir
endorse-group-wrong = Escriban el nombre del grupo.
endorse-site-wrong = Escriban direcciones completas de su propio sitio, que empiecen por { $start }.
endorse-members-wrong = Escriban el número de integrantes con cifras.
endorse-source-wrong = Indiquen dónde se puede leer el número de integrantes: una dirección que empiece por { $start }.
endorse-prove = Demuestren que son el grupo de una de estas maneras. Después pulsen el botón que hay debajo.
endorse-code = Su código:
endorse-by-link = Con un enlace
endorse-by-link-how = Pongan un enlace a esta dirección en la página de su sitio que han indicado:
endorse-by-bluesky = Con Bluesky
endorse-by-bluesky-how = Escriban el código en la descripción de su cuenta { $it }, que se llama como su sitio.
endorse-by-me = Con una cuenta enlazada en su sitio
endorse-by-me-how = Su página y { $it } se enlazan mutuamente con rel="me", y la descripción de la cuenta contiene el código.
endorse-by-dns = Con el nombre de dominio
endorse-by-dns-how = Escriban el código en un registro TXT del nombre { $it }.
endorse-look = Mirar ahora
endorse-proven = Demostrado. La prueba se encontró aquí:
endorse-proven-at = Demostrado en
endorse-shown = Quien organiza muestra su grupo en la página de la convocatoria.
endorse-waits = Quien organiza lo mirará y mostrará su grupo si está de acuerdo.
endorse-back = Guarden esta dirección: con ella pueden volver. Quien la tenga puede retirar su grupo.
endorse-withdraw = Retirar nuestro grupo
endorse-unreachable = La página no se abre. Comprueben la dirección y vuelvan a intentarlo.
endorse-elsewhere = La página lleva a otro sitio:
endorse-no-code = El código no se encontró aquí:
endorse-not-me = Esta página no enlaza a la otra con rel="me":
endorse-no-account = No se indicó ninguna cuenta. Retiren el grupo y empiecen de nuevo con una.

## Somebody's own post

remove = Hacer que se olviden publicaciones
remove-lead = Lo que aquí está registrado de una publicación puede olvidarse: se destruye el contenido y el registro solo conserva que algo fue borrado y cuándo. Las copias que otros hayan hecho no pueden recuperarse.
remove-own = Publicaciones tuyas
remove-word = Publica esta palabra abiertamente desde tu cuenta. Puedes borrar esa publicación en cuanto esto termine.
remove-address = Da la dirección de la publicación con la palabra. Muestra que la cuenta es tuya; aquí no necesitas ninguna.
remove-proof = Dirección de la publicación con la palabra
remove-only = Dirección de la única publicación que debe olvidarse
remove-one = Para que se olvide una sola publicación, da primero su dirección; entonces la palabra vale solo para ella.
remove-one-word = Mostrar la palabra para esta publicación
remove-for-all = Esta palabra vale para todo lo tuyo que está registrado aquí.
remove-for-one = Esta palabra vale solo para esta publicación:
remove-do = Que se olvide
remove-note = Lo olvidado no se vuelve a recoger, y ya no cuenta en ninguna parte: las cifras mostradas disminuyen.
remove-done = Hecho. Lo que se había registrado está borrado y no se volverá a recoger.
remove-no-word = La publicación de esta dirección no contiene la palabra.
remove-not-yours = Las dos publicaciones no son de la misma cuenta.
remove-nothing = Aquí no hay nada registrado de ello, o no se ha podido hacer ahora.
object = Una publicación de otra persona
object-lead = Si una publicación que aquí se guarda o se muestra te hace daño a ti o a otros, dilo. Lo lee una persona y decide. No escribas nada sobre ti: no se guarda ninguna dirección, así que nadie puede responder.
object-address = Dirección de la publicación
object-why = Qué tiene de malo
object-do = Enviar
object-done = Gracias. Lo leerá una persona y decidirá.
object-what = Da la dirección de una publicación y unas palabras sobre lo que tiene de malo.
hand-in = Aquí está mi publicación
hand-in-lead = Si has publicado con una etiqueta de esta convocatoria, puedes dar la dirección de tu publicación. Así cuenta aunque nadie más pueda verla, y se puede mostrar y citar si estás de acuerdo. Aquí no hace falta ninguna cuenta.
hand-in-address = Dirección de tu publicación en X, Bluesky o Mastodon
hand-in-find = Buscarla
hand-in-is-it = ¿Es esta tu publicación?
hand-in-agree-note = Si lo es y estás de acuerdo: se guarda en el registro de esta convocatoria tal como está aquí, y quienes convocan pueden mostrarla en el muro y citarla en el informe, con el nombre que tienes allí. Puedes retirarla cuando quieras.
hand-in-agree = Es mía y se puede citar
hand-in-sha = De qué se trata, letra por letra (SHA-256):
hand-in-outside = No se publicó durante la hora: se puede mostrar, pero no se cuenta.
hand-in-no-address = Esto no es la dirección de una publicación en X, Bluesky o un servidor de Mastodon. Cópiala de la propia publicación.
hand-in-no-post = En esta dirección no hay ninguna publicación que todo el mundo pueda leer.
hand-in-unreachable = La red no responde ahora mismo. Vuelve a intentarlo en un momento.
hand-in-elsewhere = Este servidor muestra una publicación de otro. Copia su dirección del servidor en el que se publicó.
hand-in-no-tag = Esta publicación no lleva ninguna etiqueta de la convocatoria.
hand-in-changed = La publicación ha cambiado desde que se te mostró. Mírala otra vez.
hand-in-known = Esta publicación ya se ha entregado.
hand-in-thanks = Gracias. Tu publicación queda recogida.
hand-in-waits = Cuenta. Se mostrará cuando quienes convocan la hayan mirado.
hand-in-shown = Cuenta, y se muestra.
hand-in-back = Guarda esta dirección: con ella vuelves tú, y nadie más.
hand-in-withdraw = Retirar mi publicación
hand-in-withdraw-note = Entonces se borra aquí y del registro, y no se vuelve a recoger.

## Sobre este servidor: qué sabe

about = Sobre este servidor
about-lead = Qué sabe este servidor de ti, y hasta cuándo. La lista sale de su propia base de datos: no hay nada más en ella. Quien se lleve la máquina, o venga con una orden, encuentra esto y nada más.
about-whom = De quién
about-what = Qué
about-until = Hasta cuándo
about-columns = Tablas y columnas
about-visitors = Visitantes
about-supporters = Participantes
about-authors = Quien publica
about-groups = Grupos
about-organizers = Quienes convocan
about-rally = Cuántas personas se han comprometido y cuántas veces se ha entregado cada texto. Números, y nada de quien se comprometió.
about-rally-until = Hasta que quienes convocan borren los datos de la campaña o retiren la convocatoria.
about-reminder = Una dirección de correo, o un dispositivo, que pidió un recordatorio: cifrada con una clave que está fuera de la base de datos.
about-reminder-until = Hasta 72 horas después de la tormenta, cuando también se destruye la clave; o enseguida, con el enlace de cada carta. No está en ninguna copia de seguridad.
about-hand-in = Una publicación que has entregado, con su dirección, su texto y tu cuenta, y que has dado tu acuerdo.
about-hand-in-until = Hasta que la retires.
about-endorsement = Lo que un grupo dice de sí mismo: nombre, número de miembros, sitio, cuenta, emblema.
about-endorsement-until = Hasta que el grupo se retire o se retire la convocatoria.
about-concern = Lo que alguien escribió sobre el daño que hace una convocatoria o una publicación, y el día. No quién lo escribió.
about-concern-until = Hasta que alguien de la administración lo haya atendido.
about-organizer = Un nombre elegido por ellas mismas, su función, la mitad pública de sus llaves de acceso, y huellas de sesiones, enlaces y códigos de recuperación.
about-organizer-until = Una sesión 12 horas, una invitación 72 horas, todo lo demás hasta que se vayan.
about-call = Las convocatorias: textos, imágenes, borradores, y quién propuso un cambio.
about-call-until = Hasta que se retire la convocatoria.
about-record = Fuera de la base de datos, el registro de cada convocatoria: de una publicación con sus hashtags, el minuto, la red, el idioma y los hashtags, y en lugar de la cuenta un seudónimo. Palabra por palabra, solo lo que se puede citar.
about-record-until = Hasta que quien la escribió la borre o lo pida. Lo que solo se parece a un hashtag de la convocatoria, 72 horas.
about-keeping = De una publicación con los hashtags de las convocatorias que se nombran aquí, la publicación entera tal como llegó, sellada con llaves que este servidor no tiene. Y dónde está, cifrado con una llave fuera del registro, para notar que se ha borrado.
about-keeping-until = Hasta que quien la escribió la borre o lo pida, o se retire la convocatoria.
about-memory = Solo en la memoria, mientras estás en línea: tu dirección. De un compromiso, hasta que pase la hora, una huella de la parte de la red de la que vienes, para que nadie se comprometa mil veces. Ni lo uno ni lo otro se escribe nunca.
about-operator = Quién lo mantiene
about-nobody = Quien mantiene este servidor no ha dicho quién es. Pregunta a quienes convocan la tormenta.
about-questions = Preguntas sobre tus datos, y avisos de fallos de seguridad:
about-rights = Puedes preguntar qué se guarda de ti, pedir que se corrija o se borre, y oponerte a que se guarde. Tus publicaciones puedes hacerlas borrar tú, en la página de la convocatoria. Si la respuesta no te satisface, acude a la autoridad de protección de datos de tu país.
about-elsewhere = Nada se entrega a nadie. Las redes en las que publicas, y el servidor de correo que lleva un recordatorio, ven lo que haces allí.
