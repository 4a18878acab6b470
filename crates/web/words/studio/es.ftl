### SPDX-License-Identifier: AGPL-3.0-or-later
### La revisión de una persona de lengua materna española es bienvenida.
### A native speaker's review is welcome.

## Around every page

studio = Estudio
studio-name = Estudio de Groundswell
sign-out = Salir
back-to-studio = Volver al estudio
pair = { $one }, { $other }

## The door

nobody-yet = Aquí todavía no trabaja nadie. Al arrancar, el programa muestra una dirección que deja entrar a la primera persona: ábrela.
door-lead = Para quienes organizan. Quien apoya no necesita cuenta.
sign-in = Entrar con tu llave de acceso
needs-script = Las llaves de acceso necesitan JavaScript: permítelo para este sitio, si puedes solo en el estudio.
lost-passkey = He perdido mi llave de acceso
recovery-code = Un código de recuperación
new-passkey = Registrar una nueva llave de acceso
unused-passkey = No se usó la llave de acceso. Inténtalo de nuevo cuando quieras.
join = Entrar en el estudio
welcome-back = Hola de nuevo, { $it }
own-name = Un nombre
own-name-hint = Mejor un seudónimo: lo ven las demás personas que organizan, y nadie más.
passkey-how = Tu dispositivo guarda una llave, llamada llave de acceso, y la abre con tu dedo, tu cara o tu código. No hay contraseña.
make-passkey = Crear mi llave de acceso
codes = Anota estos códigos
codes-how = Cada uno te deja entrar una vez si pierdes tu dispositivo. Se muestran ahora y nunca más. Donde más seguros están es en papel, en un lugar seguro.
codes-written = Ya los he anotado

## The desk

desk = Convocatorias
no-drafts = Todavía no hay ninguna convocatoria. Empieza una abajo: de la nada a una convocatoria publicada se tarda unos minutos.
public-calls = Públicas
change-waits = un cambio espera a una segunda persona
drafts = En preparación
folder-calls = Guardadas en carpetas
folder-calls-how = El programa arrancó con ellas; se cambian en sus carpetas.
raised = Lo que señalan quienes visitan
settle = Leído y resuelto
new-call = Nueva convocatoria
call-name = Su nombre en las direcciones
call-name-hint = Letras minúsculas, cifras y guiones, como free-the-weavers. Después no se puede cambiar.
main-language = Idioma principal
begin = Empezar
team = Equipo
admin = administra
you = tú
let-go = Dar de baja
let-name-go = Dar de baja a { $name }
sign-out-everywhere = Salir en todas partes
sign-name-out = Salir en todas partes: { $name }
alone = No hay nadie más: lo que cambias vale de inmediato, y la página dice que nadie más lo ha aprobado. Si hay una segunda persona, los cambios de la hora, las etiquetas o la petición en las últimas 24 horas necesitan a las dos.
invite = Invitar
an-organizer = a alguien que organice
an-admin = a alguien que administre y también pueda invitar
invite-link = Crear un enlace
add-device = Añadir otro dispositivo mío
link = Un enlace
the-link = El enlace
link-for-other = Da este enlace solo a la persona que invitas, de modo que nadie más pueda leerlo. Sirve una vez, durante tres días.
link-for-device = Abre este enlace en tu otro dispositivo. Sirve una vez, durante media hora.
last-admin = No se puede dar de baja a la última persona que administra: ya nadie podría invitar.
choose-language = Elige un idioma.
name-in-use = Ya hay una convocatoria con este nombre; elige otro.
name-used = Hay, o hubo, una convocatoria con este nombre; elige otro.
name-characters = «{ $name }» no sirve de nombre: usa letras minúsculas de la a a la z, cifras y, entre ellas, guiones.
name-length = «{ $name }» no sirve de nombre: un nombre tiene de 1 a 64 caracteres.
name-reserved = «{ $name }» no sirve de nombre: el propio sitio usa esa dirección.

## Steps

steps = Pasos
step-done = hecho
step-open = por hacer
step-case = Quién está en riesgo
step-case-lead = Escribe solo lo que hayan aceptado esas personas o quienes pueden hablar por ellas.
step-ask = Qué pides
step-hour = La hora
step-hour-lead = Media hora antes sirve igual que una semana.
step-hashtags = Etiquetas
step-hashtags-lead = Lo mejor es una sola etiqueta principal, como mucho una por idioma: a una multitud repartida entre muchas no se la ve en ninguna.
step-facts = Lo que se sabe
step-facts-lead = Cada hecho necesita su día, su fuente y el día en que alguien abrió esa fuente por última vez.
step-wordings = Textos
step-wordings-lead = Las redes castigan las copias: escribe tantas publicaciones distintas como puedas, con otros hechos y otras voces. Cada visita recibe la menos usada.
step-safety = Lo que nunca hay que decir
step-safety-lead = Lo que pone a alguien en peligro al publicarse: menores, domicilios, nombres de testigos, amenazas. Sin al menos una línea no se publica ninguna convocatoria.
step-more = Más
step-more-lead = Todo esto puede quedar vacío.
step-report = El informe
step-report-lead = Para después de la hora, y todo puede quedar vacío. Las palabras y la elección de las publicaciones son tuyas; las cifras salen del registro y nadie puede cambiarlas.
to-do-here = Falta aquí: { $number }
in-half-an-hour = En media hora
tomorrow = Mañana a esta hora
zone-first = Elige primero una zona horaria.
entry-new = Nuevo
entry-remove = Quitar
entry-add = Añadir otro
how-read = Cómo las leerán las redes
what-kit-does = Qué harán estos textos
keep-and-go-on = Guardar y seguir
kept = Guardado.
as-seen = Como lo verá la gente
preview = Vista previa
no-preview = La vista previa se mostrará cuando se corrija esto:

## Fields

field-languages = Idiomas de la convocatoria
hint-languages = Códigos como en, ar, pt-BR; el principal primero.
field-case-name = Nombre o nombres
hint-case-name = Como quieren que se les llame.
field-case-on-behalf = En nombre de quién
hint-case-on-behalf = Quién pidió esta convocatoria, y quién la ha leído y aceptado.
field-case-summary = De qué se trata
hint-case-summary = Dos o tres frases.
field-title = Titular
hint-title = Corto; es también el título de la tarjeta que muestran las redes.
field-demand = Petición
hint-demand = Qué se pide, y a quién.
field-organizers = Quién convoca
hint-organizers = Grupos o seudónimos, uno por línea; nunca se exigen nombres reales.
field-storm-zone = Zona horaria en la que lo anuncias
field-storm-starts = Empieza
hint-storm-starts = Según el reloj de esa zona.
field-storm-ends = Termina
hint-storm-ends = Lo mejor es de una a dos horas.
list-storm-cities = Ciudades
list-storm-cities-lead = La hora se muestra también en sus relojes.
field-storm-cities-name = Ciudad
field-storm-cities-zone = Su zona horaria
field-hashtags = Etiquetas, la principal primero
hint-hashtags = Una por línea. Las mayúsculas entre palabras ayudan a quien escucha la página: FreeTheWeavers.
field-fallbacks = Etiquetas de reserva
hint-fallbacks = Acordadas de antemano y sin usar: por si inundan o bloquean la principal. Una por línea.
field-switched-to = Pasar ahora a
hint-switched-to = Escribe aquí una de ellas y publica: ocupa en todas partes el lugar de la principal. Lo publicado con la anterior sigue contando.
list-case-fact = Hechos
field-case-fact-on = Día
field-case-fact-text = Qué pasó
field-case-fact-source = Fuente
hint-case-fact-source = Una dirección que empieza por https://
field-case-fact-checked-on = Fuente comprobada por última vez
list-case-charges = Cargos
list-case-charges-lead = De qué se les acusa.
field-case-charges = Cargo
list-case-hearing = Días en el tribunal
field-case-hearing-at = Cuándo
hint-case-hearing-at = Según el reloj de la zona anunciada.
field-case-hearing-place = Dónde y ante quién
list-case-figure = Cifras de contexto
field-case-figure-value = Cifra
field-case-figure-label = Qué cuenta
field-case-figure-source = Fuente
field-wordings = Publicaciones sugeridas
hint-wordings = Una por párrafo, con una línea vacía entre ellas. { "{tags}" } se convierte en las etiquetas, { "{url}" } en la dirección de la convocatoria, y de { "{Que la suelten|Libertad para ella}" } cada visita recibe una.
field-never-say = Nunca decir
list-handle = A quién dirigirse
list-handle-lead = Instituciones, o personas con un cargo público; pocas, y nunca una persona particular.
field-handle-network = Red
field-handle-handle = Usuario
hint-handle-handle = Sin @.
field-handle-role = Su cargo, y por qué dirigirse a ellas
list-endorsement = Grupos que la apoyan
field-endorsement-group = Grupo
field-endorsement-members = Integrantes
hint-endorsement-members = Solo con una fuente.
field-endorsement-source = Dónde se puede leer ese número
field-endorsement-url = La dirección del grupo
list-quotable = Cuentas cuyas publicaciones se pueden mostrar
field-quotable-network = Red
field-quotable-handle = Usuario
hint-quotable-handle = Sin @.
field-quotable-reason = Por qué se pueden mostrar
hint-quotable-reason = Su consentimiento, o su cargo público.
field-keeping-why = Por qué se guardan copias enteras y selladas de las publicaciones
hint-keeping-why = Déjalo vacío si no necesitas probar quién escribió qué: lo lee quien vaya a publicar.
list-keeping-holder = Quién puede abrir copias enteras y selladas de publicaciones
field-keeping-holder-name = Quién tiene la llave
field-keeping-holder-key = La mitad pública de su llave (age1…)
field-report-headline = Titular del informe
hint-report-headline = Si queda vacío, el de la convocatoria.
field-report-standfirst = Debajo, en una o dos frases
field-report-quotes = Publicaciones que se citan
hint-report-quotes = Una dirección por línea, en el orden en que se muestran; de publicaciones que se pueden mostrar. Si queda vacío, las más recientes.
quote-choose = Ahora en el muro
quote-choose-how = Pulsa para que el informe cite una publicación; lo elegido queda en el campo de arriba, en su orden.
quote-do = Citarla
list-report-paragraphs = Lo que tienes que decir
field-report-paragraphs = Párrafo
list-report-corrections = Correcciones
field-report-corrections-on = Día
field-report-corrections-text = Qué estaba mal y qué es lo correcto
hint-report-corrections-text = El registro guarda cada versión.

## What hashtags and wordings will do

note-reading = { $tag }: { $readings }
reads-whole = { $network } la lee entera
reads-only = { $network } lee solo { $read }
reads-nothing = { $network } no la lee
note-networks = { $networks }: { $says }
tag-alike = { $tag } y { $other } parecen iguales y son dos etiquetas, pues algunas letras son de otro alfabeto. Quédate con una, escrita de nuevo.
tag-digits = Solo cifras no hacen una etiqueta; añade una letra.
tag-directions = { $tag } va en dos direcciones y se muestra en otro orden que el escrito. Escríbela en una sola escritura.
tag-edge-digits = Las cifras de { $tag } se muestran en el otro lado del que se espera. Pon una palabra en su lugar.
tag-folded = { $tag } y { $other } son allí una sola etiqueta, y en otras redes dos. Acordad una sola forma.
tag-invisible = { $tag } lleva algo invisible que nadie escribirá. Escríbela de nuevo.
tag-joiner = Allí solo se lee { $read }, pues un enlace invisible la termina. Escribe _ en su lugar, o nada.
tag-letters = { $letter } en { $tag } es de otro alfabeto que las demás letras. Escrita de nuevo, será otra etiqueta.
tag-many = { $written } etiquetas ocupan { $length } de { $limit } caracteres en X, y una publicación que omite alguna no se encuentra bajo ella. Quédate con una principal y como mucho una por idioma, y acordad las demás como alternativas.
tag-near = { $tag } y { $other } son casi iguales. Si una es un error, quítala, pues sus publicaciones quedarían aparte.
tag-one-on-some = { $tag } y { $other } son allí una sola etiqueta, y dos en { $apart }. Quédate con la que la gente escribe.
tag-over-64 = Tiene más de 64 caracteres y allí no se lee.
tag-parts = Allí no se lee toda { $tag } como una etiqueta; usa letras, cifras y _, con al menos una letra.
tag-same = { $tag } y { $other } son una sola etiqueta en todas las redes; quédate con una.
tag-sign = Allí solo se lee { $read }, pues una etiqueta termina en { $sign }. Quítalo.
tag-whole = Allí se lee toda { $whole }, y en otras redes solo { $common }. Escríbela como una sola palabra.
tag-words = Un lector de pantalla lee { $tag } como una sola palabra. Escribe { $joined }, que es la misma etiqueta en todas partes.
note-texts = { PLURAL($count) ->
    [one] { $language }: { $count } texto
    [many] { $language }: { $count } de textos distintos
   *[other] { $language }: { $count } textos distintos
}
note-crowd = Si participan { $people } personas, cada texto se da a { $share } como máximo
note-alike = { $language }: los dos más parecidos ({ $one } y { $other }) comparten el { $percent } %
note-long = { PLURAL($count) ->
    [one] { $language }: { $count } texto demasiado largo para { $network }: { $longest } de { $limit }
    [many] { $language }: { $count } de textos demasiado largos para { $network }, hasta { $longest } de { $limit }
   *[other] { $language }: { $count } textos demasiado largos para { $network }, hasta { $longest } de { $limit }
}

## Publishing

publish = Publicar
public-at = Esta convocatoria es pública en { $it }.
change-waiting = Un cambio espera a una segunda persona
changes-parts = Cambia: { $parts }.
proposed-by-you = Lo has propuesto tú; otra persona que organiza abre esta página y lo aprueba.
agree = Lo he leído y estoy de acuerdo
give-up = Renunciar a este cambio
to-do = Falta por hacer
second-look = Merece otra mirada: { $number }
publish-changes = Esto cambia: { $parts }. La página dice a todo el mundo que cambió, y cuándo.
storm-is-close = La hora está cerca: si hay otra persona que organiza, tiene que aprobarlo antes.
on-whose-behalf = En nombre de quién
must-never-say = Lo que nunca hay que decir
have-agreed = Las personas para quienes se hace esta convocatoria, o quienes pueden hablar por ellas, han aceptado cada palabra.
publish-change = Publicar el cambio
publish-opened = Lo que publicas queda abierto a todo el mundo en el registro de la llamada, al pie de la letra: también por qué se puede citar una cuenta.
nothing-new = Lo público es lo que está escrito aquí.
say-agreed = Confirma primero que las personas para quienes se hace esta convocatoria la han aceptado.
nothing-changed = Nada ha cambiado desde que se publicó.
somebody-else = Tiene que aprobarlo otra persona: lo has propuesto tú.
propose-again = Lo propuesto ya no se puede publicar; propónlo de nuevo.
order-unheard = El servidor se está parando; se hará cuando arranque de nuevo.
order-failed = Está guardado, pero algo falló. Quien lleva el servidor ve más: { $says }
as-folder = Como carpeta
take-out = Sacarla como archivo comprimido
take-out-how = Contiene la carpeta que lee { $it }.
bring-in-label = Traer un archivo así; ocupa el lugar de lo que hay escrito aquí
bring-in = Traer
take-down = Retirar esta convocatoria
take-down-how = La página, sus textos y sus cifras en vivo desaparecen de inmediato. Lo que se selló de la convocatoria en su registro se destruye; el registro muestra que se selló algo y que ya no está. No se puede recuperar, ni volver a usar el nombre.
take-down-now = Retirarla ahora
throw-away-draft = Tirar este borrador
throw-away-how = No se guarda nada de él.
throw-away = Tirarlo
certain = Lo sé con certeza.
tick-first = Marca primero la casilla: lo retirado no se puede recuperar.

## What was not done

refused-late = Tardó demasiado; empieza de nuevo.
refused-name = Elige un nombre de 1 a 40 letras.
refused-no-passkeys = Las llaves de acceso necesitan una dirección con nombre que empiece por https://, o http://localhost. Quien lleva el servidor la indica con --base-url.
refused-not-allowed = Esto solo puede hacerlo quien administra; pídeselo.
refused-stale = Primero sal y vuelve a entrar: durante los diez minutos siguientes se puede dejar entrar a alguien.
refused-passkey = No se aceptó esta llave de acceso; inténtalo de nuevo o usa otro dispositivo.
refused-store = No se pudo guardar o leer lo que pediste. Quien lleva el servidor ve por qué.
refused-name-taken = Otra persona tiene ya este nombre; elige otro.
refused-link = Este enlace ya se usó o caducó; pide uno nuevo a quien te lo dio.
refused-field = Una convocatoria no tiene el campo «{ $field }».
refused-long = Es más largo de lo que cabe en una página; que no pase de 20 000 bytes.
folder-refused = { $why } No se cambió nada.
folder-no-archive = No es un archivo zip que se pueda leer.
folder-many-files = El archivo comprimido tiene más ficheros de los que necesita una convocatoria.
folder-damaged = El archivo comprimido está dañado.
folder-large = { $file } es más grande de lo que necesita una convocatoria.
folder-no-text = { $file } no es texto en UTF-8.
folder-no-call = El archivo comprimido no tiene call.toml.

## What is wrong with a call

lacks-never-say = Escribe al menos una cosa que nunca haya que decir.
lacks-fact = Escribe al menos un hecho con su día y su fuente.
lacks-check = Di cuándo se comprobó esta fuente por última vez.
fault-address = No es una dirección que empiece por https:// o http://.
fault-age-key = Esto no es una llave pública de age; empieza por age1. Nunca escribas aquí una llave secreta.
fault-age-key-twice = Esta llave aparece dos veces.
fault-day = No es un día.
fault-empty = Todavía está vacío.
fault-handle = No es un usuario de { $network }; escríbelo como { $sample }.
fault-kind = Esto no se puede leer aquí; escríbelo de nuevo.
fault-language = «{ $written }» no es un idioma; escribe su código, como en, ar o pt-BR.
fault-language-twice = El idioma { $language } está aquí dos veces.
fault-many-languages = { $written } idiomas son demasiados; deja { $most } como máximo.
fault-many-holders = { $written } personas con llave son demasiadas; deja como mucho { $most }.
fault-many-quotes = { $written } publicaciones son demasiadas; elige { $most } como máximo.
fault-no-network = Elige una red.
fault-other-language = Hay un texto en { $language }, que no está entre los idiomas de la convocatoria.
fault-unknown-key = Ninguna convocatoria tiene «{ $key }»; vino con el archivo comprimido.
fault-untranslated = Falta este texto; quien lea { $language } verá { $main }.
fault-folder = No se puede leer el fichero: { $says }
fault-toml = No se puede leer la línea { $line } de { $file }: { $says }
fault-ends-first = El final no es posterior al comienzo; revisa los dos.
fault-far-away = Esta hora está demasiado lejos.
fault-long-storm = Dura { $hours } horas, y el máximo son 48. Revisa los días.
fault-many-cities = { $written } ciudades son más de las que caben en una página; deja { $most } como máximo.
fault-names-zone = No escribas la zona con la hora; tiene su propio campo.
fault-no-time = No es una hora.
fault-skipped = Ese día los relojes de { $zone } se saltan esta hora; elige otra.
fault-twice = Ese día los relojes de { $zone } muestran esta hora dos veces; elige otra.
fault-offset = { $zone } tiene entonces otro desfase; escribe la hora sin él.
fault-zone = Ninguna zona horaria se llama «{ $written }»; escríbela como Europe/London.
fault-zone-near = Ninguna zona horaria se llama «{ $written }». ¿Querías decir { $near }?
fault-tag-blind = No leerán { $tag } como etiqueta: { $networks }.
fault-commitment = No es un compromiso de 64 cifras.
fault-leak = La etiqueta sellada está en la línea { $line }, que es pública antes de la hora. Escribe { "{tag}" } en su lugar, o sella otra.
fault-long-tag = { $tag } tiene más de { $most } letras.
fault-many-tags = Nadie publica { $written } etiquetas; deja { $most } como máximo.
fault-no-fallback = { $tag } no está entre las etiquetas de reserva; solo puede entrar una acordada de antemano.
fault-opening = No se puede leer el fichero sealed.toml; sella la etiqueta de nuevo.
fault-opens-nothing = Hay un sealed.toml y ninguna etiqueta sellada; su compromiso es { $commitment }
fault-opens-other = El fichero sealed.toml es de otra etiqueta sellada.
fault-unopened = La etiqueta sellada no se puede abrir aquí; los textos con { "{tag}" } se dejan fuera.
fault-unread-sealed = Ninguna red lee la etiqueta sellada; sella una de letras y cifras.
fault-tag-twice = { $tag } está aquí dos veces.
fault-unread-tag = Ninguna red lee { $tag } como etiqueta; usa letras, cifras y _, con al menos una letra.
fault-all-sealed = Cada texto en { $language } lleva la etiqueta sellada; escribe uno que se pueda mostrar antes de la hora.
fault-alternative-twice = Línea { $line }: «{ $text }» está dos veces en una elección.
fault-blind = Línea { $line }: no leerán ninguna etiqueta de la convocatoria en este texto: { $networks }.
fault-comment = Línea { $line }: este comentario no tiene final; escribe --> después.
fault-copy = Línea { $line }: este texto es igual que el de la línea { $first }; las redes castigan las copias.
fault-heading-day = Línea { $line }: «{ $text }» no es el día de un hecho; escríbelo como ## la sala: 2026-12-01
fault-few-fit = Línea { $line }: de { $texts } versiones de este texto, { $unfit } son demasiado largas y se dejan fuera; la primera lo es para { $networks }.
fault-file-name = Los textos van en ficheros que terminan en .md o .txt, como wordings/en.md.
fault-groundless = Lo escrito en estas líneas no se apoya en ningún hecho del caso: { $lines }. Pon encima un título como ## tribunal: 2026-12-01 con el día del hecho, o ## saludo: greeting si no afirma nada.
fault-long-wording = Línea { $line }: este texto tiene más de { $most } letras; ¿falta una línea vacía?
fault-many-wordings = { $written } textos en { $language } son más de { $most }; deja los más distintos.
fault-many-alternatives = Línea { $line }: una elección tiene más de { $most } opciones; deja las más distintas.
fault-many-choices = Línea { $line }: este texto tiene más de { $most } elecciones; haz dos de él.
fault-many-handles = Línea { $line }: este texto se dirige a más de { $most } cuentas. Las redes lo toman por acoso; deja las de más peso.
fault-nested = Línea { $line }: una elección no puede ir dentro de otra; escribe las opciones enteras.
fault-no-fact = Línea { $line }: el caso no tiene ningún hecho del { $day }; pon el día de uno que tenga.
fault-no-figure = Línea { $line }: el caso no tiene «{ $text }»; número de cifras: { $figures }.
fault-no-hashtag = Línea { $line }: este texto no tiene ninguna etiqueta de la convocatoria; añade { "{tags}" }.
fault-no-number = Línea { $line }: el { $day } tiene { $facts } hechos, y ninguno «{ $text }».
fault-no-wording = Todavía no hay ningún texto en { $language }.
fault-no-words = Línea { $line }: este texto no tiene palabras propias; ¿sobra una línea vacía antes?
fault-open-choice = Línea { $line }: la elección que empieza por «{ $text }» no tiene final; escribe { "}" } después.
fault-several-facts = Línea { $line }: el { $day } tiene { $facts } hechos; escribe { $day }/1 para el primero.
fault-slip = Línea { $line }: { $tag } es casi { $agreed }; ¿se fue el dedo?
fault-too-long = Línea { $line }: este texto es demasiado largo para { $networks }.
excess = { $network } ({ $length } de { $limit })
fault-slots = Línea { $line }: nada rellena { $slots }; hay { "{tags}" }, { "{tag}" }, { "{url}" } y { "{name}" }.

## The check list and the rehearsal

check-list = Lista de control
check-list-lead = Cada línea se pone verde sola cuando está hecha, y roja cuando ya debería estarlo.
check-list-clock = Horas según el reloj de { $it }.
item-done = Hecho:
item-open = Por hacer:
item-late = Con retraso:
stage-week = Hasta siete días antes
stage-three-days = Hasta tres días antes
stage-day = Hasta el día antes
stage-hour = Hasta una hora antes
stage-storm = A los diez minutos
stage-after = Hasta el día después
task-agreed = Ningún cambio espera a una segunda persona
task-consent = Se dice en nombre de quién, y lo que nunca hay que decir
task-facts = Cada hecho dice cuándo se abrió su fuente por última vez
task-fallback = Hay acordada una etiqueta de reserva
task-hashtags = Todas las redes leen las etiquetas, y son tres como máximo
task-posts = Se están contando publicaciones
task-public = La convocatoria es pública
task-recorded = La convocatoria está sellada en su registro
task-reminded = Todos los recordatorios salen antes de la hora
task-rehearsed = Se ensayó tal como está ahora, y todas las páginas respondieron
task-report = El informe está escrito
task-same = Lo público es lo que está escrito aquí
task-sealed = La etiqueta sellada se puede abrir a la hora
task-second = Hay una segunda persona que puede aprobar cambios de última hora
task-settled = Ningún aviso de una visita espera respuesta
task-sources = Cada fuente se abrió de nuevo en los últimos tres días
task-translated = Titular, petición, resumen y textos están en todos los idiomas
task-whole = A la convocatoria no le falta nada
task-wordings = De 2000 personas en un idioma, no más de 100 reciben el mismo texto
rehearsal = Ensayo: la tormenta de mañana, hoy
rehearsal-how = La convocatoria tal como está escrita aquí, en una página propia: su hora llega tras un minuto y dura cinco como máximo. Personas inventadas publican, visitas inventadas abren la página a la vez, las cifras se mueven, en lugar de una etiqueta sellada se abre una inventada, se escribe el informe. Nada de ello llega a ninguna red, ni a la página real ni a su registro.
rehearsal-runs = Está en marcha en { $it }.
rehearsal-began = Empezó: { $at }.
rehearsal-secret = Solo encuentra esta dirección quien la ha recibido; envíala a quienes ayudarán a la hora. Desaparece sola una hora después de su informe.
rehearsal-asked = Páginas pedidas
rehearsal-failed = Sin respuesta
rehearsal-slowest = Respuesta más lenta
rehearsal-posts = Publicaciones inventadas contadas
rehearsal-turned-away = Algunas visitas se quedaron fuera. Prueba otra vez con menos gente para ver cuánta aguanta este servidor, y cierra lo demás que funcione en él.
rehearsal-wait = Cómo fue se dice aquí ocho minutos después de empezar.
rehearsal-cut = El último se terminó antes de tiempo.
rehearsal-end = Terminarlo y dejarlo
rehearsal-people = Visitas inventadas
rehearse = Ensayar
rehearse-again = Ensayar otra vez
rehearse-later = Se puede ensayar cuando no le falte nada.

## A sealed hashtag

seal-title = Una etiqueta que nadie conoce antes de la hora
seal-how = Hasta la hora la página muestra un sello en su lugar: nadie puede inundar o bloquear lo que nadie conoce, y después cualquiera puede comprobar que estaba acordada. A la hora pasa a ser la etiqueta principal en todas partes a la vez. En los textos, { "{tag}" } la representa.
sealed-as = Sellada: { $it }. Hasta la hora solo la ven aquí quienes organizan.
sealed-shut = Está sellada, pero no se puede abrir aquí: trae la carpeta con su sealed.toml, o séllala de nuevo.
seal-shown = El sello que muestra la página:
seal-give-up = Renunciar a ella
seal-tag = Etiqueta que sellar
seal-another = Sellar otra en su lugar
seal = Sellar
archive-sealed = Contiene la etiqueta sellada: no se lo des a nadie antes de la hora.

## Pictures, angles, and who uses a hashtag

step-pictures = Imágenes
step-pictures-lead = La gente las adjunta a sus publicaciones. No muestres a nadie que no haya aceptado, ni menores, casas, papeles o pantallas: aquí se quitan los datos del fichero, no lo que se ve en la imagen.
field-picture-alt = Qué muestra
hint-picture-alt = Para quien no puede verla: una frase, con las palabras que aparecen en la imagen.
field-picture-credit = Autoría que nombrar
hint-picture-credit = Puede quedar vacío.
add-picture = Añadir una imagen
add-picture-hint = JPEG, PNG o WebP; las fotos grandes se reducen en tu navegador. Se quitan del fichero el lugar, la hora, el dispositivo y la autoría.
add-it = Añadirla
note-angles = { $language }: los enfoques se turnan: { $angles }
note-angle = { $angle } ({ $texts })
no-angle = sin nombre
searches = ¿Se usa ya?
searches-how = Abre cada una y mira: quién publica con ella, cuánto y sobre qué. Toma otra si es de alguien más, o si no querrías estar al lado de lo que hay ahí. Los enlaces van a las redes desde tu propio navegador, sin la dirección de este sitio.
part-whole-kit = los textos, las imágenes o lo que nunca hay que decir
refused-pictures = No caben más imágenes en una convocatoria; quita antes una.
image-form = No es una imagen en JPEG, PNG o WebP; guárdala en uno de estos formatos.
image-damaged = Esta imagen está dañada; guárdala de nuevo.
image-large = Esta imagen tiene demasiados bytes: { $size }. Hazla más pequeña que 1 MiB.
image-pixels = Esta imagen es demasiado grande: { $width } × { $height }. Que no pase de 4096 píxeles por lado.
image-moving = Esta imagen se mueve; guarda de ella una imagen fija.
image-turned = Esta imagen está girada por sus metadatos, que se quitan; enderézala y guárdala de nuevo.
folder-picture = { $file }: { $why }
fault-large-pictures = Las imágenes juntas tienen demasiados bytes: { $size } de { $most }. Hazlas más pequeñas.
fault-imprint = No se puede leer esta imagen; tráela de nuevo.
fault-many-pictures = { $written } imágenes son más de las que caben; deja { $most } como máximo.
fault-picture-name = { $file } no sirve de nombre para una imagen; lleva letras, cifras, puntos, guiones y _, como loom.jpg.
fault-no-picture = No hay ninguna imagen { $file }; tráela o quita esta entrada.
fault-picture-twice = La imagen { $file } está dos veces; deja una.
fault-undescribed = Di en { $language } qué muestra la imagen, para quien no puede verla.
fault-unnamed-picture = La imagen { $file } no se muestra a nadie.

## Groups

groups = Grupos que apoyan las convocatorias
group-unproven = Aún sin demostrar
group-shown = A la vista
group-show = Mostrar en la página
group-drop = Retirar
hand-ins = Publicaciones entregadas
hand-in-drop = No mostrar
wall-how = Lo que todo el mundo ve en el muro. Lo que quites se sigue contando, y el informe no lo cita.
wall-hide = Quitar del muro
wall-hidden = Quitadas del muro
wall-show = Volver a poner
wall-erase = Borrar una publicación
wall-erase-how = Si alguien a quien concierne una publicación se opone, o lo exige un tribunal o las condiciones de una red, se borra del registro para siempre y solo quedan el motivo y la hora. Compruébalo dos veces.
wall-erase-post = Dirección de la publicación
wall-erase-reason = Con qué derecho
wall-erase-objection = Alguien a quien concierne se opone
wall-erase-court = Lo ha ordenado un tribunal
wall-erase-platform = Lo exigen las condiciones de la red
wall-erase-author = Lo ha pedido su autor
wall-erase-do = Borrarla para siempre
wall-erase-none = En el registro no hay nada con esa dirección o nombre.
near = Grafías que la gente escribió
near-how = Lo que casi es una etiqueta acordada. Si cuentas una, cuentan también todas sus publicaciones de los últimos tres días. Se dice en el registro y en el informe.
near-count = Contarla
near-posts = { PLURAL($count) ->
    [one] por #{ $of }, en { $count } publicación
    [many] por #{ $of }, en { $count } de publicaciones
   *[other] por #{ $of }, en { $count } publicaciones
}

## What is kept of the rally

rally = Lo que se guarda de la movilización
rally-lead = Dos números que nunca se suman: un compromiso es una palabra que cualquiera puede dar; está confirmado quien lo confirmó por correo electrónico o entregó su publicación.
rally-pledged = Compromisos
rally-confirmed = Confirmados por correo electrónico
rally-contacts = Contactos, cifrados
rally-hand-outs = Textos repartidos
reminders = Recordatorios por correo electrónico
rally-no-mail = Este servidor se inició sin servidor de correo. A las visitas se les ofrece solo la entrada del calendario.
rally-no-letters = No hay cartas por enviar.
rally-in-time = Cartas por enviar: { $letters }. A { $rate } por segundo, la última sale antes de la hora: { $at }.
rally-late = Cartas por enviar: { $letters }, a { $rate } por segundo. Demasiado tarde para la hora, y no se envían: { $late }. A nadie más se le ofrece un recordatorio. Ayudaría un servidor de correo que acepte más cartas por segundo.
rally-erase = Borrarlo
rally-erase-how = Borrar los números de compromisos y de textos repartidos, y todos los contactos. El informe y el registro se quedan.
rally-erase-now = Borrar los datos de la movilización
rally-erase-later = Los contactos se borran solos 72 horas después de la tormenta. Cuando la tormenta termine, todo se puede borrar aquí; retirar la convocatoria borra los contactos de inmediato.
rally-tick-first = Marca primero la casilla: lo borrado no se puede recuperar.
rally-not-over = La tormenta no ha terminado. No se borró nada.
rally-erased = Borrado
rally-erased-lead = Esto se guardaba de la movilización, y ya no existe:
rally-backup = Una copia anterior de la base de datos contiene los contactos solo cifrados; su clave está destruida, así que nadie puede leerlos.

## Where one is signed in

browsers = Dónde tienes la sesión abierta
browser-since = Desde { $since } UTC, último uso { $used } UTC
browser-this = este navegador
browser-end = Cerrar sesión allí

## The server, for admins

the-server = El servidor
server-version = Versión
server-since = En marcha desde
server-room = Espacio libre
server-of = { $left } de { $all }
server-memory = Memoria
server-visitors = Visitas a la vez
server-places = { $now } ahora, caben { $all }
server-backup = Última copia de seguridad
server-certificate = Certificado válido hasta
server-no-backup = No hay copia de seguridad: con este disco se perdería todo. La guía de administración dice cómo hacer una.
server-old-backup = La última copia de seguridad tiene más de dos días, o su disco no está.
server-room-scarce = Queda poco espacio: ya no se aceptan imágenes. Haz sitio o permite más.
server-room-none = No queda espacio: ya no se acepta nada y la recogida espera. Haz sitio o permite más.
server-unreadable = El registro de { $call } no se puede leer: no se recoge nada para él y no se muestran sus cifras. Su página y los compromisos siguen. Arranca de nuevo el servidor; si no basta, { $check } en la carpeta de datos dice qué está dañado, y la guía de administración, qué hacer entonces.
server-call = Convocatoria
server-people = Compromisos
server-posts = Publicaciones en el registro
server-networks = Redes
server-sees = todas se ven
server-blind = ahora no se ven: { $sources }
server-unwatched = no se observa ninguna
papers = Papeles
papers-lead = Plantillas en tu idioma, rellenas con lo que el servidor sabe de sí mismo. Antes de fiarte de ellas, que las mire alguien que conozca la ley de tu país.
papers-blank = (nombre y dirección postal)
papers-imprint = Aviso legal
papers-imprint-how = Donde la ley lo pide, está para todo el mundo en la página sobre este servidor. Arranca el servidor con { $operator } y { $mail } para rellenarlo.
papers-responsible = Responsable de lo que aquí se muestra:
papers-notice = Aviso de privacidad
papers-notice-how = Es la página sobre este servidor, hecha a partir de su propia base de datos, en cada uno de sus idiomas:
papers-processing = Registro de actividades de tratamiento
papers-processing-how = Lo que pide el artículo 30 del RGPD, hecho a partir del esquema de la base de datos el { $day }. Imprímelo, fírmalo y repítelo tras cada actualización.
papers-controller = Responsable del tratamiento
papers-purpose = Finalidad
papers-basis = Base jurídica, según la vemos
papers-recipients = Destinatarios
papers-recipients-are = Nadie salvo quienes hacen falta: el servidor de correo que lleva un recordatorio, el servicio de avisos del navegador y quien guarda las copias de seguridad.
papers-abroad = Terceros países
papers-abroad-are = El servidor no envía allí nada de nadie. Lee lo que es público en las redes, algunas de ellas en el extranjero.
papers-measures = Medidas
papers-measures-are = En ningún archivo está la dirección de una visita. Los contactos se cifran con una clave de su convocatoria, que se destruye. Quienes organizan entran con claves de acceso, y el último día antes de una tormenta nadie cambia por su cuenta la hora ni las etiquetas. Las líneas y las copias están cifradas; en ninguna copia hay contactos. Las imágenes se rehacen, sin lugar ni aparato. Borrar destruye contenido y sal, y el registro solo prueba que allí hubo algo.
papers-for-rally = Que todo el mundo vea cuánta gente participa
papers-for-reminder = Recordar la hora
papers-for-hand-in = Contar una publicación que las redes no nos muestran
papers-for-endorsement = Mostrar quién apoya una convocatoria
papers-for-concern = Evitar el daño que haga una convocatoria o una publicación
papers-for-organizer = Saber quién puede escribir convocatorias
papers-for-call = Pedir ayuda para alguien en peligro
papers-for-record = Poder probar después qué se publicó y cuánto
papers-for-keeping = Poder mostrar, donde se pida, qué se publicó de verdad y quién lo hizo
papers-by-nobody = sin datos personales
papers-by-consent = consentimiento (art. 6.1.a y 9.2.a RGPD)
papers-by-interest = interés legítimo (art. 6.1.f RGPD)
papers-by-public = interés legítimo en lo que la propia gente ha hecho manifiestamente público (art. 6.1.f y 9.2.e RGPD)
