### SPDX-License-Identifier: AGPL-3.0-or-later
### La revisión de una persona de lengua materna española es bienvenida.
### A native speaker's review is welcome.

## Numbers and lists

posts = { PLURAL($posts) ->
    [one] { $posts } publicación
    [many] { $posts } de publicaciones
   *[other] { $posts } publicaciones
}
posts-of = { posts }
accounts = { PLURAL($accounts) ->
    [one] { $accounts } cuenta
    [many] { $accounts } de cuentas
   *[other] { $accounts } cuentas
}
accounts-of = { accounts }
lines-of = { PLURAL($lines) ->
    [one] { $lines } línea
    [many] { $lines } de líneas
   *[other] { $lines } líneas
}
pair = { $one }, { $other }
last = { $one } y { $other }

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
month-short = { $number ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sep
    [10] oct
    [11] nov
   *[12] dic
}
day = { $day } de { $month } de { $year }
moment = { $day }, { $clock }
zoned = { $when } ({ $zone })
stretch = de { $from } a { $to }
stretch-on = { $day }, de { $from } a { $to }
tick-day = { $day } { $month }
tick-month = { $month } { $year }
on-day = El { $day } ({ $zone })
on-days = Del { $from } al { $to } ({ $zone })
on-day-at = El { $day }, a las { $clock } ({ $zone })
on-day-between = El { $day }, entre las { $from } y las { $to } ({ $zone })
between = Entre el { $from } y el { $to } ({ $zone })
every-minutes = { PLURAL($count) ->
    [one] minuto
    [many] { $count } de minutos
   *[other] { $count } minutos
}
every-hours = { PLURAL($count) ->
    [one] hora
    [many] { $count } de horas
   *[other] { $count } horas
}
every-days = { PLURAL($count) ->
    [one] día
    [many] { $count } de días
   *[other] { $count } días
}
every-weeks = { PLURAL($count) ->
    [one] semana
    [many] { $count } de semanas
   *[other] { $count } semanas
}

## At the top

simulated = Simulación: estas personas y publicaciones son inventadas.
kicker = Informe sobre una tormenta
title = { posts }
title-under = { posts } con { $tags }
title-none = Ninguna publicación
title-none-under = Ninguna publicación con { $tags }
lead = { $when }, { $what }.
lead-timeless = { $what }.
estimated = Estas cifras son estimaciones, porque hubo más publicaciones que las { $limit } que se cuentan una a una. Error estándar: { posts }, { accounts }. En dos de cada tres casos el valor verdadero no está más lejos; en 19 de cada 20, no más lejos que el doble.
estimated-bare = Las cuentas que solo compartieron, sin etiqueta propia, no están entre ellas.
none = no se encontró ninguna publicación
none-under = no se encontró ninguna publicación con { $tags }
nameless = { PLURAL($posts) ->
    [one] se encontró { $posts } publicación; la fuente no nombra ninguna cuenta
    [many] se encontraron { $posts } de publicaciones; las fuentes no nombran ninguna cuenta
   *[other] se encontraron { $posts } publicaciones; las fuentes no nombran ninguna cuenta
}
nameless-under = { PLURAL($posts) ->
    [one] se encontró { $posts } publicación con { $tags }; la fuente no nombra ninguna cuenta
    [many] se encontraron { $posts } de publicaciones con { $tags }; las fuentes no nombran ninguna cuenta
   *[other] se encontraron { $posts } publicaciones con { $tags }; las fuentes no nombran ninguna cuenta
}
made = { PLURAL($accounts) ->
    [one] { $accounts } cuenta hizo
    [many] { $accounts } de cuentas hicieron
   *[other] { $accounts } cuentas hicieron
} { posts }
made-under = { PLURAL($accounts) ->
    [one] { $accounts } cuenta hizo
    [many] { $accounts } de cuentas hicieron
   *[other] { $accounts } cuentas hicieron
} { posts } con { $tags }
label-accounts = { PLURAL($count) ->
    [one] cuenta
    [many] de cuentas
   *[other] cuentas
}
label-originals = { PLURAL($count) ->
    [one] publicación original
    [many] de publicaciones originales
   *[other] publicaciones originales
}
label-others = { PLURAL($count) ->
    [one] respuestas, citas y compartidas
    [many] de respuestas, citas y compartidas
   *[other] respuestas, citas y compartidas
}
figure-accounts = Cuentas distintas que hicieron las publicaciones contadas aquí. Una persona puede tener varias, y una cuenta puede hablar en nombre de un grupo.
figure-originals = Publicaciones que no responden a otra, ni la citan, ni la repiten.
figure-others = { $replies }, { $quotes }, { $reposts }. Una compartida cuenta cuando cuenta la publicación que repite.
originals = { PLURAL($count) ->
    [one] { $count } original
    [many] { $count } de originales
   *[other] { $count } originales
}
quotes = { PLURAL($count) ->
    [one] { $count } cita
    [many] { $count } de citas
   *[other] { $count } citas
}
replies = { PLURAL($count) ->
    [one] { $count } respuesta
    [many] { $count } de respuestas
   *[other] { $count } respuestas
}
reposts = { PLURAL($count) ->
    [one] { $count } compartida
    [many] { $count } de compartidas
   *[other] { $count } compartidas
}

## The case

case = El caso
charges = Los cargos
in-court = En el tribunal
background = El contexto
asked = Qué se pidió
asked-by = Quién convocó: { $names }.
asked-for = La hora: { $hour } ({ $zone }), con { $tags }.
sealed-before = La convocatoria se selló en el registro el { $when }, antes de que empezara esa hora.
sealed-after = La convocatoria se selló en el registro el { $when }, después de que empezara esa hora.

## When people posted

time = Cuándo publicó la gente
chart-title = Publicaciones por tiempo ({ $zone })
chart-says = Una barra por cada { $unit }, { $stretch }: { posts }.
chart-says-most = Una barra por cada { $unit }, { $stretch }: { posts }; el minuto más lleno fue el del { $most }.
chart-of = Publicaciones por cada { $unit }, en la hora de { $zone }.
chart-of-utc = Publicaciones por cada { $unit }, en UTC.
chart-hour = Sombreada: la hora que fijó la convocatoria, { $stretch }.
chart-blind = Rayado: entonces hubo algo que no se pudo ver; los límites, más abajo, dicen qué.
chart-left = Sin incluir: { posts } de las que no se conoce el minuto.
chart-joined = Los minutos en que publicaron menos de cinco cuentas se muestran juntos, en el primero de ellos.
estimated-chart = Estimado a partir de una muestra.
no-chart-none = No hay gráfico, porque no hay ninguna publicación.
no-chart-few = No hay gráfico: publicaron demasiado pocas cuentas en minutos conocidos, o solo se conocen los días.
no-chart-unknown = No hay gráfico: las fuentes no dicen a qué hora se hicieron estas publicaciones.
as-table = El gráfico como tabla
column-from = Inicio, por cada { $unit }
chart-networks = Publicaciones por tiempo en cada red
chart-networks-scale = Todas tienen la misma escala.
chart-networks-joined = Los minutos se juntan hasta que en cada red no haya ninguna publicación o haya al menos cinco cuentas; las barras muestran su media, y la tabla su suma, en el primero de ellos.
column-posts = Publicaciones
first = La primera publicación se hizo el { $when }.
fullest = El minuto más lleno fue el del { $when }, con { posts }.
surge = { $stretch } ({ posts })
surge-most = { $stretch } ({ posts }, el máximo a las { $most })
surge-most-on = { $stretch } ({ posts }, el máximo el { $most })
surges-more = { PLURAL($count) ->
    [one] { $count } vez más
    [many] { $count } de veces más
   *[other] { $count } veces más
}
surges = Hubo más publicaciones de las que explica el tiempo anterior en estos tramos: { $when }.
surge-assumed = Que antes de la primera publicación hubo silencio se supone, no se sabe.
no-surge = En ningún momento hubo claramente más publicaciones de las que explica el tiempo anterior.

## What people wrote

wrote = Qué escribió la gente
on-network = en { $network }
on-network-at = en { $network }, { $when }
covered = Quien lo publicó advierte de lo que se ve
film = Un fotograma de un vídeo, que se ve donde se publicó.
undescribed = Una imagen que su autoría no ha descrito

## Lists

lists = Dónde, en qué idiomas, con qué palabras
networks = Redes
networks-are = Dónde se hicieron las publicaciones.
network = Red
languages = Idiomas
languages-are = Tal como los dan las redes; una publicación tiene uno.
found-languages = Idiomas hallados en los textos
found-languages-are = De las publicaciones de las que las redes no dan ninguno; un texto corto no revela ninguno.
language = Idioma
hashtags = Etiquetas
hashtags-are = Cuántas publicaciones llevan cada una, en la grafía más vista. Una publicación puede llevar varias.
hashtag = Etiqueta
others = todas las demás juntas
unknown = desconocido
next = { PLURAL($count) ->
    [one] La siguiente
    [many] Las { $count } siguientes
   *[other] Las { $count } siguientes
}
more-rows = { PLURAL($count) ->
    [one] { $count } fila más está en el informe en JSON.
    [many] { $count } de filas más están en el informe en JSON.
   *[other] { $count } filas más están en el informe en JSON.
}
spellings = Grafías casi iguales
spellings-are = Vistas en el mismo tiempo. Una publicación solo cuenta arriba si lleva además una de las etiquetas.
spelling = { $seen }, casi { $tag }: { posts }
language-named = { $name } ({ $tag })
language-name = { $tag ->
    [am] amárico
    [ar] árabe
    [be] bielorruso
    [bg] búlgaro
    [bn] bengalí
    [ca] catalán
    [ckb] kurdo central
    [cs] checo
    [da] danés
    [de] alemán
    [dv] divehi
    [el] griego
    [en] inglés
    [es] español
    [et] estonio
    [eu] euskera
    [fa] persa
    [fi] finés
    [fr] francés
    [ga] irlandés
    [he] hebreo
    [hi] hindi
    [hu] húngaro
    [hy] armenio
    [id] indonesio
    [it] italiano
    [ja] japonés
    [ka] georgiano
    [ko] coreano
    [ku] kurdo
    [ms] malayo
    [my] birmano
    [nb] noruego
    [nl] neerlandés
    [pl] polaco
    [ps] pastún
    [pt] portugués
    [ro] rumano
    [ru] ruso
    [sd] sindhi
    [sv] sueco
    [sw] suajili
    [th] tailandés
    [ti] tigriña
    [tr] turco
    [ug] uigur
    [uk] ucraniano
    [ur] urdu
    [yi] yidis
    [zh] chino
   *[other] { $tag }
}

## What was said

said = Qué se dijo
said-by = Frases que usaron al menos cinco cuentas, en { PLURAL($posts) ->
    [one] { $posts } publicación con palabras propias
    [many] { $posts } de publicaciones con palabras propias
   *[other] { $posts } publicaciones con palabras propias
}. Están tal como la gente las escribió; nada se resume con otras palabras.
said-by-sample = Frases que usaron al menos cinco cuentas, en una muestra de { posts }. Están tal como la gente las escribió; nada se resume con otras palabras.
said-by-shown = Solo se miraron las publicaciones que se pueden mostrar, { posts } de { accounts }: las palabras de las demás no se guardan. Son frases que usaron en ellas al menos cinco cuentas, tal como la gente las escribió; nada se resume con otras palabras.
theme = { posts } de { accounts }
theme-kit = { posts } de { accounts }; la convocatoria la sugirió

## How it was passed on

passing = Cómo se fue pasando
passed-on = { PLURAL($posts) ->
    [one] { $posts } publicación responde a otra, la cita o la repite
    [many] { $posts } de publicaciones responden a otra, la citan o la repiten
   *[other] { $posts } publicaciones responden a otra, la citan o la repiten
}, en { PLURAL($cascades) ->
    [one] { $cascades } cascada
    [many] { $cascades } de cascadas
   *[other] { $cascades } cascadas
}: una cascada es una publicación con todo lo que la sigue.
alone = { PLURAL($posts) ->
    [one] { $posts } publicación está sola.
    [many] { $posts } de publicaciones están solas.
   *[other] { $posts } publicaciones están solas.
}
largest = La cascada más grande, en { $network }, tiene { posts } de { accounts }.
largest-among = La cascada más grande, en { $network }, tiene { posts } de { accounts }, entre ellas { $kinds }.
half-at-once = La mitad estaba en menos de un minuto.
half-minutes = { PLURAL($count) ->
    [one] La mitad estaba al cabo de { $count } minuto.
    [many] La mitad estaba al cabo de { $count } de minutos.
   *[other] La mitad estaba al cabo de { $count } minutos.
}
half-hours = { PLURAL($count) ->
    [one] La mitad estaba al cabo de { $count } hora.
    [many] La mitad estaba al cabo de { $count } de horas.
   *[other] La mitad estaba al cabo de { $count } horas.
}
half-days = { PLURAL($count) ->
    [one] La mitad estaba al cabo de { $count } día.
    [many] La mitad estaba al cabo de { $count } de días.
   *[other] La mitad estaba al cabo de { $count } días.
}
bridge = de { $from } a { $into } en { posts }
bridges = Se llevó de un idioma a otro: { $ways }. Una compartida cuenta en el idioma en que más escribe su cuenta.
names = { PLURAL($count) ->
    [one] { $count } nombre se vio en varias redes, quizá de la misma persona, que lo llevó de una a otra.
    [many] { $count } de nombres se vieron en varias redes, quizá de las mismas personas, que lo llevaron de una a otra.
   *[other] { $count } nombres se vieron en varias redes, quizá de las mismas personas, que lo llevaron de una a otra.
}
half-from = La mitad de las publicaciones vino de { accounts }.
half-from-few = La mitad de las publicaciones vino de menos de cinco cuentas.
faithful = { $tag } ({ accounts })
faithful-without = { $tag } ({ accounts }, nunca con { $other })
faithfuls = Algunas etiquetas tienen gente propia, que escribió varias publicaciones y no las omitió en ninguna: { $tags }. Puede ser un grupo local, una segunda causa o una etiqueta que alguien introduce; quien lea las publicaciones lo sabrá.
posts-in = { $stretch } ({ posts })
floods = Menos de cinco cuentas hicieron la mayoría de las publicaciones en estos tramos: { $stretches }. Una redacción, o alguien que responde a todo el mundo, se ve igual que una inundación; quien lea las publicaciones lo sabrá.

## Who stood behind it

behind = Quién lo apoyó
members = { PLURAL($count) ->
    [one] { $count } integrante
    [many] { $count } de integrantes
   *[other] { $count } integrantes
}
members-together = { PLURAL($count) ->
    [one] En total estos grupos dicen tener { $count } integrante. No se descuentan las coincidencias: quien está en dos grupos cuenta dos veces.
    [many] En total estos grupos dicen tener { $count } de integrantes. No se descuentan las coincidencias: quien está en dos grupos cuenta dos veces.
   *[other] En total estos grupos dicen tener { $count } integrantes. No se descuentan las coincidencias: quien está en dos grupos cuenta dos veces.
}
pledged = { PLURAL($pledges) ->
    [one] { $pledges } persona se comprometió a participar
    [many] { $pledges } de personas se comprometieron a participar
   *[other] { $pledges } personas se comprometieron a participar
}; { PLURAL($accounts) ->
    [one] publicó { $accounts } cuenta
    [many] publicaron { $accounts } de cuentas
   *[other] publicaron { $accounts } cuentas
}.
pledged-confirmed = { PLURAL($pledges) ->
    [one] { $pledges } persona se comprometió a participar
    [many] { $pledges } de personas se comprometieron a participar
   *[other] { $pledges } personas se comprometieron a participar
}, y { PLURAL($confirmed) ->
    [one] { $confirmed } lo confirmó por correo electrónico o entregó una publicación
    [many] { $confirmed } de personas lo confirmaron por correo electrónico o entregaron una publicación
   *[other] { $confirmed } lo confirmaron por correo electrónico o entregaron una publicación
}; { PLURAL($accounts) ->
    [one] publicó { $accounts } cuenta
    [many] publicaron { $accounts } de cuentas
   *[other] publicaron { $accounts } cuentas
}.
turnout-fewer = Con tantos compromisos cabía esperar de { $least } a { $most } cuentas (supuesto: ninguna tormenta anterior dice qué parte de los compromisos se cumple): vinieron menos.
turnout-within = Con tantos compromisos cabía esperar de { $least } a { $most } cuentas (supuesto: ninguna tormenta anterior dice qué parte de los compromisos se cumple): así fue.
turnout-more = Con tantos compromisos cabía esperar de { $least } a { $most } cuentas (supuesto: ninguna tormenta anterior dice qué parte de los compromisos se cumple): vinieron más; se sumaron otras, o más gente cumplió su palabra.
pledges-anonymous = Los compromisos son anónimos, así que no se puede saber cuáles de estas cuentas se habían comprometido.

## What this does not show

limits = Lo que esto no muestra
limit-sources = Solo se cuenta lo que contienen las fuentes de abajo. No están las publicaciones de cuentas privadas, las borradas antes de leerse ni las de otras redes.
limit-seen = No se dice cuánta gente vio las publicaciones, porque nadie fuera de las redes puede medirlo. Los números de seguidores no lo dicen y no se suman.
limit-times = Los tiempos son los que dan las redes y, en algunas, los que dio el dispositivo de quien escribió.
limit-tags = No se encuentran las publicaciones que hablan del caso sin ninguna de las etiquetas.
limit-lines = { PLURAL($lines) ->
    [one] No se pudo leer { $lines } línea de las fuentes; aquí faltan las publicaciones que contenga.
    [many] No se pudieron leer { $lines } de líneas de las fuentes; aquí faltan las publicaciones que contengan.
   *[other] No se pudieron leer { $lines } líneas de las fuentes; aquí faltan las publicaciones que contengan.
}
limit-few = Las filas y los minutos con menos de cinco cuentas detrás se juntan con otros o se omiten, para que no se pueda señalar a nadie. Las sumas de todas las publicaciones se dicen tal como son.
people = { PLURAL($most) ->
    [one] Las cuentas no son personas. Detrás hay { $most } persona si nadie publicó en dos redes, y { $least } si todas las de una red menor publicaron también en la mayor; menos si algunas tienen varias cuentas en una red, más si algunas comparten una.
    [many] Las cuentas no son personas. Detrás hay { $most } de personas si nadie publicó en dos redes, y { $least } si todas las de una red menor publicaron también en la mayor; menos si algunas tienen varias cuentas en una red, más si algunas comparten una.
   *[other] Las cuentas no son personas. Detrás hay { $most } personas si nadie publicó en dos redes, y { $least } si todas las de una red menor publicaron también en la mayor; menos si algunas tienen varias cuentas en una red, más si algunas comparten una.
}
people-of-one-network = Las cuentas no son personas: { PLURAL($accounts) ->
    [one] publicó { $accounts } cuenta
    [many] publicaron { $accounts } de cuentas
   *[other] publicaron { $accounts } cuentas
}, y alguien puede tener varias, o compartir una.
people-unknown = Las cuentas no son personas, y aquí las fuentes no nombran ninguna cuenta: no se sabe cuánta gente publicó.
nobodys = { PLURAL($posts) ->
    [one] De { $posts } publicación no se conoce la cuenta; puede ser de cualquiera.
    [many] De { $posts } de publicaciones no se conoce la cuenta; pueden ser de cualquiera.
   *[other] De { $posts } publicaciones no se conoce la cuenta; pueden ser de cualquiera.
}
early = { PLURAL($early) ->
    [one] { $early } publicación afirma un tiempo demasiado temprano
    [many] { $early } de publicaciones afirman un tiempo demasiado temprano
   *[other] { $early } publicaciones afirman un tiempo demasiado temprano
}, según el identificador de la red o quien la vio primero. Cada una se queda, y se cuenta, en el tiempo que afirma.
late = { PLURAL($late) ->
    [one] { $late } publicación afirma un tiempo demasiado tardío
    [many] { $late } de publicaciones afirman un tiempo demasiado tardío
   *[other] { $late } publicaciones afirman un tiempo demasiado tardío
}, según el identificador de la red o quien la vio primero. Cada una se queda, y se cuenta, en el tiempo que afirma.
early-and-late = { PLURAL($early) ->
    [one] { $early } publicación afirma un tiempo demasiado temprano
    [many] { $early } de publicaciones afirman un tiempo demasiado temprano
   *[other] { $early } publicaciones afirman un tiempo demasiado temprano
}, y { PLURAL($late) ->
    [one] { $late } publicación afirma un tiempo demasiado tardío
    [many] { $late } de publicaciones afirman un tiempo demasiado tardío
   *[other] { $late } publicaciones afirman un tiempo demasiado tardío
}, según el identificador de la red o quien la vio primero. Cada una se queda, y se cuenta, en el tiempo que afirma.
lost = { PLURAL($posts) ->
    [one] Las propias fuentes dicen que en ellas no se pudo ver { $posts } publicación: { $parts }.
    [many] Las propias fuentes dicen que en ellas no se pudieron ver { $posts } de publicaciones: { $parts }.
   *[other] Las propias fuentes dicen que en ellas no se pudieron ver { $posts } publicaciones: { $parts }.
}
lost-deleted = { PLURAL($count) ->
    [one] { $count } borrada
    [many] { $count } borradas
   *[other] { $count } borradas
}
lost-limit = { PLURAL($count) ->
    [one] { $count } excluida de un flujo por el límite de la red
    [many] { $count } excluidas de un flujo por el límite de la red
   *[other] { $count } excluidas de un flujo por el límite de la red
}
lost-withheld = { PLURAL($count) ->
    [one] { $count } retenida por la red
    [many] { $count } retenidas por la red
   *[other] { $count } retenidas por la red
}
lost-otherwise = { PLURAL($count) ->
    [one] { $count } por otra razón ({ $reason })
    [many] { $count } por otra razón ({ $reason })
   *[other] { $count } por otra razón ({ $reason })
}
lost-places = { PLURAL($count) ->
    [one] En { $count } lugar las fuentes dicen que falta algo, y no cuántas publicaciones son.
    [many] En { $count } de lugares las fuentes dicen que falta algo, y no cuántas publicaciones son.
   *[other] En { $count } lugares las fuentes dicen que falta algo, y no cuántas publicaciones son.
}
spelled = { $spelling } se escribió en vez de { $tag }, y se cuenta desde el { $when }, también hacia atrás.
unseen = No se pudo ver { $name } de { $from } a { $to } ({ $zone }); pueden faltar aquí publicaciones de ese momento.
unseen-more = { PLURAL($count) ->
    [one] Y así fue { $count } vez más.
    [many] Y así fue { $count } de veces más.
   *[other] Y así fue { $count } veces más.
}
interrupted-seconds = { $network } { PLURAL($times) ->
    [one] { $times } vez
    [many] { $times } de veces
   *[other] { $times } veces
} ({ PLURAL($length) ->
    [one] { $length } segundo
    [many] { $length } de segundos
   *[other] { $length } segundos
} en total)
interrupted-minutes = { $network } { PLURAL($times) ->
    [one] { $times } vez
    [many] { $times } de veces
   *[other] { $times } veces
} ({ PLURAL($length) ->
    [one] { $length } minuto
    [many] { $length } de minutos
   *[other] { $length } minutos
} en total)
interrupted = Algunas fuentes se interrumpieron, y dieron después lo que se había publicado entretanto: { $networks }.
missed = { PLURAL($posts) ->
    [one] { $posts } publicación vino de un servidor de una red y no de otro que se leía a la vez.
    [many] { $posts } de publicaciones vinieron de un servidor de una red y no de otro que se leía a la vez.
   *[other] { $posts } publicaciones vinieron de un servidor de una red y no de otro que se leía a la vez.
} Lo que ninguno de ellos dio no está aquí.
deleted = { PLURAL($posts) ->
    [one] { $posts } publicación se borró después de vista, y por eso ya no cuenta: { $parts }.
    [many] { $posts } de publicaciones se borraron después de vistas, y por eso ya no cuentan: { $parts }.
   *[other] { $posts } publicaciones se borraron después de vistas, y por eso ya no cuentan: { $parts }.
}
deleted-together = { PLURAL($count) ->
    [one] { $count } publicación se borró después de vista, y por eso ya no cuenta.
    [many] { $count } de publicaciones se borraron después de vistas, y por eso ya no cuentan.
   *[other] { $count } publicaciones se borraron después de vistas, y por eso ya no cuentan.
}
deleted-minute = { PLURAL($count) ->
    [one] { $count } antes de un minuto
    [many] { $count } antes de un minuto
   *[other] { $count } antes de un minuto
}
deleted-ten-minutes = { PLURAL($count) ->
    [one] { $count } antes de diez minutos
    [many] { $count } antes de diez minutos
   *[other] { $count } antes de diez minutos
}
deleted-hour = { PLURAL($count) ->
    [one] { $count } antes de una hora
    [many] { $count } antes de una hora
   *[other] { $count } antes de una hora
}
deleted-day = { PLURAL($count) ->
    [one] { $count } antes de un día
    [many] { $count } antes de un día
   *[other] { $count } antes de un día
}
deleted-week = { PLURAL($count) ->
    [one] { $count } antes de siete días
    [many] { $count } antes de siete días
   *[other] { $count } antes de siete días
}
deleted-month = { PLURAL($count) ->
    [one] { $count } antes de 30 días
    [many] { $count } antes de 30 días
   *[other] { $count } antes de 30 días
}
deleted-quarter = { PLURAL($count) ->
    [one] { $count } antes de 90 días
    [many] { $count } antes de 90 días
   *[other] { $count } antes de 90 días
}
deleted-later = { PLURAL($count) ->
    [one] { $count } más tarde
    [many] { $count } más tarde
   *[other] { $count } más tarde
}
waves = Se borraron muchas más publicaciones que antes en estos tramos: { $stretches }. La gente retira publicaciones cuando teme por sí misma; del mismo modo desaparecen las que se hicieron para ser contadas y no leídas.

## How it was counted

method = Cómo se contó
rule-tags = Una publicación cuenta cuando lleva una de las etiquetas, o repite una que la lleva. Da igual mayúsculas o minúsculas; en Mastodon, también con tildes o sin ellas.
rule-once = Una publicación cuenta una vez, por muchas veces y en muchos sitios que se haya encontrado. Es la misma cuando coinciden red e identificador o, sin identificador, red, cuenta, tiempo y texto.
rule-kinds = Cada publicación es de un solo tipo: compartida; si no, respuesta; si no, cita; si no, original.
rule-accounts = Las cuentas se distinguen por red e identificador o, sin él, por su nombre de usuario.
rule-estimated = Más allá de { $limit } publicaciones se cuenta una de cada { $part }, elegida por su identificador y siempre la misma entre las mismas publicaciones, y se multiplica. El número de cuentas se estima con un resumen estadístico (HyperLogLog). Lo que así no se puede saber se omite: la primera publicación, cómo se difundieron, cuánto publicó cada cuenta, qué se dijo y las filas con menos de cien publicaciones en la muestra.
rule-stretch = Un tramo de tiempo incluye su primer instante y excluye el último.
rule-days = Las publicaciones de las que solo se conoce el día cuentan en los totales si el periodo abarca una parte de ese día, no en el gráfico.
rule-withheld = Lo que una plataforma muestra en lugar de una publicación que retiene no se cuenta: no es de nadie.
sealed-copies = De las publicaciones que no se pueden mostrar se guardan copias enteras, selladas con llaves que el servidor no tiene; número de publicaciones: { $posts }.
sealed-copies-few = De las publicaciones que no se pueden mostrar se guardan copias enteras, selladas con llaves que el servidor no tiene; de menos de cinco publicaciones.
disclosed-never = No se han entregado a nadie.
disclosed = Entregadas el { $when }, copias de este número de publicaciones: { $posts }. El motivo que se dio: { $reason }
inputs = Qué se leyó
input = Fuente
lines = Líneas
standard-input = entrada estándar
rejected = Qué no se pudo leer
rejection = { lines-of }: { $reason }
reason-damaged = no es lo que dice su huella
reason-invalid-utf8 = no es UTF-8 válido
reason-missing = se nombra, pero no está
reason-not-json = no es un objeto JSON entero
reason-not-public = no se hizo para todo el mundo
reason-too-long = demasiado larga
reason-truncated-input = se corta a la mitad
reason-unknown-shape = en una forma desconocida
reason-unreadable = no se pudo seguir leyendo
record = El registro
record-grows = { PLURAL($entries) ->
    [one] Estas cifras se apoyan en un registro de { $entries } entrada que solo puede crecer.
    [many] Estas cifras se apoyan en un registro de { $entries } de entradas que solo puede crecer.
   *[other] Estas cifras se apoyan en un registro de { $entries } entradas que solo puede crecer.
} Cualquiera puede comprobarlo sin conexión y sin fiarse de quien lo guarda.
erased-none = No se ha borrado nada de su contenido.
erased = { PLURAL($count) ->
    [one] Se borró el contenido de { $count } entrada; las pruebas de todas las demás siguen valiendo.
    [many] Se borró el contenido de { $count } de entradas; las pruebas de todas las demás siguen valiendo.
   *[other] Se borró el contenido de { $count } entradas; las pruebas de todas las demás siguen valiendo.
}
root = Raíz:
footer = Contado por Groundswell { $version }.

## Lo que escriben quienes convocan, lo que queda de las publicaciones citadas y lo que hay detrás de cada una

organizers-say = Lo que dice quien convoca
organizers-note = Estas palabras son de quien convoca. Las cifras salen de las publicaciones y del registro; nadie puede cambiarlas.
corrections = Correcciones
lasting = Lo que queda de las publicaciones citadas aquí
lasting-is = Se pregunta por cada publicación citada allí donde se publicó cuando tiene una hora, un día, 7, 30 y 90 días. «–» ocupa el lugar de una cifra que podría hablar de menos de cinco personas. No se cuenta una edad que difiera de otra ya contada en menos de cinco personas.
lasting-age = Después de
lasting-network = Red
lasting-posts = Publicaciones
lasting-there = Sigue ahí
lasting-not-there = No está
lasting-deleted = Borrada por su autor
lasting-out-of-sight = Fuera de la vista
lasting-withdrawn = Retirada por la red
lasting-hour = una hora
lasting-day = un día
lasting-week = 7 días
lasting-month = 30 días
lasting-quarter = 90 días
lasting-several = varias juntas
grades = Qué significan los grados
grade-captured = Captada
grade-captured-means = Quien guarda el registro la recibió así, y nadie la ha cambiado desde entonces. No demuestra que la cuenta la escribiera.
grade-handed-in = Entregada
grade-handed-in-means = Alguien dio su dirección, la vio aquí tal como es y aceptó que se cite. Por sí solo no demuestra que fuera el dueño de la cuenta.
grade-signed = Firmada en origen
grade-signed-means = La clave de la cuenta ha firmado exactamente estas palabras. No demuestra quién está detrás de la cuenta; en la mayoría, la red guarda esa clave.
proof = Prueba
card = Tarjeta para otros sitios
card-gone = Esta publicación ya no se muestra: su autor la ha retirado, o no se puede ver donde se publicó.
card-as-of = Esto es lo que se sabe aquí. Momento: { $when }. Si se vuelve a cargar, la tarjeta muestra lo que se sepa entonces.

## Cómo se contó cada cifra

how = ¿Cómo se contó esto?
each-figure = Cada cifra
again = Volver a contarlo
in-json = En el informe en JSON:
again-record = { PLURAL($entries) ->
    [one] Todo esto se contó a partir de la primera entrada del registro { $record }.
    [many] Todo esto se contó a partir de los primeros { $entries } de entradas del registro { $record }.
   *[other] Todo esto se contó a partir de las primeras { $entries } entradas del registro { $record }.
} Quien tenga el registro puede volver a contarlo, valor por valor, con este comando, que dice también qué ya no se puede contar porque desde entonces se borraron publicaciones de alguien.
again-files = Todo esto se contó a partir de los archivos que se nombran abajo. Quien los tenga puede volver a contarlo con este comando, que escribe el JSON.
counted-lasting-is = Publicaciones citadas que se miraron cuando tenían esa antigüedad, o de las que se sabe que para entonces estaban borradas. En un informe publicado no se dice nada de menos de cinco personas.
counted-posts-is = Todas las publicaciones que se buscaron, cada una una sola vez: cuando se piden etiquetas, las que llevan una de ellas o repiten una publicación que la lleva; cuando se pide un tramo de tiempo, las que se hicieron en él.
counted-accounts = Cuentas
counted-accounts-is = Las distintas cuentas que hicieron estas publicaciones, diferenciadas por red e identificador. No son personas.
counted-kinds = Publicaciones originales, respuestas, citas y compartidas
counted-kinds-is = Cada publicación es de un solo tipo: compartida; si no, respuesta; si no, cita; si no, original.
counted-minutes = Publicaciones por tiempo
counted-minutes-is = Publicaciones de cada minuto, según la hora que da su red, sumadas en las barras y filas que se muestran. En un informe publicado, un minuto con menos de cinco cuentas se junta con el siguiente.
counted-peak = Primera publicación y minuto más lleno
counted-peak-is = La hora más temprana de una publicación contada aquí, y el minuto con más publicaciones.
counted-surges = Aumentos repentinos
counted-surges-is = Tramos en los que hubo más publicaciones de las que explican los minutos anteriores.
counted-networks-is = Publicaciones según la red en que se hicieron.
counted-languages-is = Publicaciones según el idioma que la red da con ellas; cada una tiene uno, o no se conoce ninguno.
counted-detected-is = Publicaciones sin idioma indicado, según el que se halló en su texto.
counted-hashtags-is = Cuántas de las publicaciones llevan cada etiqueta; las grafías que la red toma por la misma son una sola.
counted-spellings-is = Etiquetas que se apartan de una acordada por un desliz al escribir, y cuántas publicaciones llevan cada una.
counted-themes-is = Frases que al menos cinco cuentas usaron en publicaciones propias, y cuántas publicaciones contienen cada una.
counted-passing-is = Las publicaciones que se responden, se citan o se repiten unas a otras se unen en cascadas; la parte que corresponde a unas cuentas se refiere a todas las publicaciones contadas aquí.
counted-groups = Los grupos y sus integrantes
counted-groups-is = Según lo que dicen los propios grupos, sumado; quien está en varios entra varias veces en la suma. Aquí no se cuentan, y no están ni en el JSON ni en el registro.
counted-pledges = Compromisos
counted-pledges-is = Cuántas personas se comprometieron en la página de la convocatoria, y cuántas lo confirmaron. Son números anónimos, no están ni en el JSON ni en el registro, y no se pueden volver a contar.
counted-unseen = Qué no se vio y qué se borró
counted-unseen-is = Tramos en los que una fuente no dio nada, publicaciones que se borraron mientras se observaban, líneas que no se pudieron leer y publicaciones cuya hora contradicen otros datos. Las líneas que no se pudieron leer no se guardan en un registro.

## On paper

undrawn = { PLURAL($signs) ->
    [one] A las letras de este documento les falta { $signs } signo que la gente usó; en su lugar hay un �. Quien copia o escucha recibe el signo mismo.
    [many] A las letras de este documento les faltan { $signs } de signos que la gente usó; en lugar de cada uno hay un �. Quien copia o escucha recibe los signos mismos.
   *[other] A las letras de este documento les faltan { $signs } signos que la gente usó; en lugar de cada uno hay un �. Quien copia o escucha recibe los signos mismos.
}
