### SPDX-License-Identifier: AGPL-3.0-or-later
### A revisão de uma pessoa de língua materna portuguesa é bem-vinda.
### A native speaker's review is welcome.

## Numbers and lists

posts = { PLURAL($posts) ->
    [one] { $posts } publicação
    [many] { $posts } de publicações
   *[other] { $posts } publicações
}
posts-of = { posts }
accounts = { PLURAL($accounts) ->
    [one] { $accounts } conta
    [many] { $accounts } de contas
   *[other] { $accounts } contas
}
accounts-of = { accounts }
lines-of = { PLURAL($lines) ->
    [one] { $lines } linha
    [many] { $lines } de linhas
   *[other] { $lines } linhas
}
pair = { $one }, { $other }
last = { $one } e { $other }

## Days and hours

month = { $number ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
}
month-short = { $number ->
    [1] jan.
    [2] fev.
    [3] mar.
    [4] abr.
    [5] mai.
    [6] jun.
    [7] jul.
    [8] ago.
    [9] set.
    [10] out.
    [11] nov.
   *[12] dez.
}
day = { $day ->
    [1] 1º de { $month } de { $year }
   *[other] { $day } de { $month } de { $year }
}
moment = { $day }, { $clock }
zoned = { $when } ({ $zone })
stretch = de { $from } a { $to }
stretch-on = { $day }, de { $from } a { $to }
tick-day = { $day } { $month }
tick-month = { $month } { $year }
on-day = Em { $day } ({ $zone })
on-days = De { $from } a { $to } ({ $zone })
on-day-at = Em { $day }, às { $clock } ({ $zone })
on-day-between = Em { $day }, entre { $from } e { $to } ({ $zone })
between = Entre { $from } e { $to } ({ $zone })
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
    [one] dia
    [many] { $count } de dias
   *[other] { $count } dias
}
every-weeks = { PLURAL($count) ->
    [one] semana
    [many] { $count } de semanas
   *[other] { $count } semanas
}

## At the top

simulated = Simulação: estas pessoas e publicações são inventadas.
kicker = Relatório sobre uma tempestade
title = { posts }
title-under = { posts } com { $tags }
title-none = Nenhuma publicação
title-none-under = Nenhuma publicação com { $tags }
lead = { $when }, { $what }.
lead-timeless = { $what }.
estimated = Estes números são estimativas, porque houve mais publicações do que as { $limit } que são contadas uma a uma. Erro padrão: { posts }, { accounts }. Em dois de cada três casos a verdade não está mais longe; em 19 de cada 20, não mais longe que o dobro.
estimated-bare = As contas que só compartilharam, sem hashtag própria, não estão entre elas.
none = nenhuma publicação foi encontrada
none-under = nenhuma publicação com { $tags } foi encontrada
nameless = { PLURAL($posts) ->
    [one] foi encontrada { $posts } publicação; a fonte não cita nenhuma conta
    [many] foram encontradas { $posts } de publicações; as fontes não citam nenhuma conta
   *[other] foram encontradas { $posts } publicações; as fontes não citam nenhuma conta
}
nameless-under = { PLURAL($posts) ->
    [one] foi encontrada { $posts } publicação com { $tags }; a fonte não cita nenhuma conta
    [many] foram encontradas { $posts } de publicações com { $tags }; as fontes não citam nenhuma conta
   *[other] foram encontradas { $posts } publicações com { $tags }; as fontes não citam nenhuma conta
}
made = { PLURAL($accounts) ->
    [one] { $accounts } conta fez
    [many] { $accounts } de contas fizeram
   *[other] { $accounts } contas fizeram
} { posts }
made-under = { PLURAL($accounts) ->
    [one] { $accounts } conta fez
    [many] { $accounts } de contas fizeram
   *[other] { $accounts } contas fizeram
} { posts } com { $tags }
label-accounts = { PLURAL($count) ->
    [one] conta
    [many] de contas
   *[other] contas
}
label-originals = { PLURAL($count) ->
    [one] publicação original
    [many] de publicações originais
   *[other] publicações originais
}
label-others = { PLURAL($count) ->
    [one] respostas, citações e compartilhamentos
    [many] de respostas, citações e compartilhamentos
   *[other] respostas, citações e compartilhamentos
}
figure-accounts = Contas distintas que fizeram as publicações contadas aqui. Uma pessoa pode ter várias, e uma conta pode falar por um grupo.
figure-originals = Publicações que não respondem a outra, não a citam nem a repetem.
figure-others = { $replies }, { $quotes }, { $reposts }. Um compartilhamento conta quando conta a publicação que ele repete.
originals = { PLURAL($count) ->
    [one] { $count } original
    [many] { $count } de originais
   *[other] { $count } originais
}
quotes = { PLURAL($count) ->
    [one] { $count } citação
    [many] { $count } de citações
   *[other] { $count } citações
}
replies = { PLURAL($count) ->
    [one] { $count } resposta
    [many] { $count } de respostas
   *[other] { $count } respostas
}
reposts = { PLURAL($count) ->
    [one] { $count } compartilhamento
    [many] { $count } de compartilhamentos
   *[other] { $count } compartilhamentos
}

## The case

case = O caso
charges = As acusações
in-court = No tribunal
background = O contexto
asked = O que foi pedido
asked-by = Quem convocou: { $names }.
asked-for = A hora: { $hour } ({ $zone }), com { $tags }.
sealed-before = A convocatória foi selada no registro em { $when }, antes de essa hora começar.
sealed-after = A convocatória foi selada no registro em { $when }, depois de essa hora começar.

## When people posted

time = Quando as pessoas publicaram
chart-title = Publicações ao longo do tempo ({ $zone })
chart-says = Uma barra para cada { $unit }, { $stretch }: { posts }.
chart-says-most = Uma barra para cada { $unit }, { $stretch }: { posts }; o minuto mais cheio foi o de { $most }.
chart-of = Publicações para cada { $unit }, na hora de { $zone }.
chart-of-utc = Publicações para cada { $unit }, em UTC.
chart-hour = Sombreada: a hora que a convocatória marcou, { $stretch }.
chart-blind = Hachurado: algo não pôde ser visto então; os limites abaixo dizem o quê.
chart-left = Fora dele: { posts } de que não se conhece o minuto.
chart-joined = Os minutos em que menos de cinco contas publicaram são mostrados juntos, no primeiro deles.
estimated-chart = Estimado a partir de uma amostra.
no-chart-none = Não há gráfico, porque não há nenhuma publicação.
no-chart-few = Não há gráfico: contas de menos publicaram em minutos conhecidos, ou só se conhecem os dias.
no-chart-unknown = Não há gráfico: as fontes não dizem a que hora estas publicações foram feitas.
as-table = O gráfico em tabela
column-from = Início, para cada { $unit }
chart-networks = Publicações ao longo do tempo em cada rede
chart-networks-scale = Todas têm a mesma escala.
chart-networks-joined = Os minutos são juntados até que em cada rede não haja nenhuma publicação ou haja pelo menos cinco contas; as barras mostram a média, e a tabela a soma, no primeiro deles.
column-posts = Publicações
first = A primeira publicação foi feita em { $when }.
fullest = O minuto mais cheio foi o de { $when }, com { posts }.
surge = { $stretch } ({ posts })
surge-most = { $stretch } ({ posts }, o máximo às { $most })
surge-most-on = { $stretch } ({ posts }, o máximo em { $most })
surges-more = { PLURAL($count) ->
    [one] mais { $count } vez
    [many] mais { $count } de vezes
   *[other] mais { $count } vezes
}
surges = Houve mais publicações do que o tempo anterior explica nestes períodos: { $when }.
surge-assumed = Que havia silêncio antes da primeira publicação supõe-se, não se sabe.
no-surge = Em nenhum momento houve claramente mais publicações do que o tempo anterior explica.

## What people wrote

wrote = O que as pessoas escreveram
on-network = em { $network }
on-network-at = em { $network }, { $when }
covered = Quem publicou avisa sobre o que se vê
film = Um fotograma de um filme, que passa onde foi publicado.
undescribed = Uma imagem que quem publicou não descreveu

## Lists

lists = Onde, em que idiomas, com que palavras
networks = Redes
networks-are = Onde as publicações foram feitas.
network = Rede
languages = Idiomas
languages-are = Tal como as redes os dão; uma publicação tem um.
found-languages = Idiomas encontrados nos textos
found-languages-are = Das publicações de que as redes não dão nenhum; um texto curto não revela nenhum.
language = Idioma
hashtags = Hashtags
hashtags-are = Quantas publicações levam cada uma, na grafia mais vista. Uma publicação pode levar várias.
hashtag = Hashtag
others = todas as outras juntas
unknown = desconhecido
next = { PLURAL($count) ->
    [one] A linha seguinte
    [many] As { $count } linhas seguintes
   *[other] As { $count } linhas seguintes
}
more-rows = { PLURAL($count) ->
    [one] Mais { $count } linha está no relatório em JSON.
    [many] Mais { $count } de linhas estão no relatório em JSON.
   *[other] Mais { $count } linhas estão no relatório em JSON.
}
spellings = Grafias quase iguais
spellings-are = Vistas no mesmo tempo. Uma publicação só conta acima se levar também uma das hashtags.
spelling = { $seen }, quase { $tag }: { posts }
language-named = { $name } ({ $tag })
language-name = { $tag ->
    [am] amárico
    [ar] árabe
    [be] bielorrusso
    [bg] búlgaro
    [bn] bengali
    [ca] catalão
    [ckb] curdo central
    [cs] tcheco
    [da] dinamarquês
    [de] alemão
    [dv] divehi
    [el] grego
    [en] inglês
    [es] espanhol
    [et] estoniano
    [eu] basco
    [fa] persa
    [fi] finlandês
    [fr] francês
    [ga] irlandês
    [he] hebraico
    [hi] híndi
    [hu] húngaro
    [hy] armênio
    [id] indonésio
    [it] italiano
    [ja] japonês
    [ka] georgiano
    [ko] coreano
    [ku] curdo
    [ms] malaio
    [my] birmanês
    [nb] norueguês
    [nl] holandês
    [pl] polonês
    [ps] pashto
    [pt] português
    [ro] romeno
    [ru] russo
    [sd] sindi
    [sv] sueco
    [sw] suaíli
    [th] tailandês
    [ti] tigrínia
    [tr] turco
    [ug] uigur
    [uk] ucraniano
    [ur] urdu
    [yi] iídiche
    [zh] chinês
   *[other] { $tag }
}

## What was said

said = O que foi dito
said-by = Expressões que pelo menos cinco contas usaram, em { PLURAL($posts) ->
    [one] { $posts } publicação com palavras próprias
    [many] { $posts } de publicações com palavras próprias
   *[other] { $posts } publicações com palavras próprias
}. Estão como as pessoas as escreveram; nada é resumido com outras palavras.
said-by-sample = Expressões que pelo menos cinco contas usaram, em uma amostra de { posts }. Estão como as pessoas as escreveram; nada é resumido com outras palavras.
said-by-shown = Só foram olhadas as publicações que podem ser mostradas, { posts } de { accounts }: as palavras das outras não são guardadas. São expressões que pelo menos cinco contas usaram nelas, como as pessoas as escreveram; nada é resumido com outras palavras.
theme = { posts } de { accounts }
theme-kit = { posts } de { accounts }; a convocatória a sugeriu

## How it was passed on

passing = Como foi passado adiante
passed-on = { PLURAL($posts) ->
    [one] { $posts } publicação responde a outra, cita ou repete outra
    [many] { $posts } de publicações respondem a outra, citam ou repetem outra
   *[other] { $posts } publicações respondem a outra, citam ou repetem outra
}, em { PLURAL($cascades) ->
    [one] { $cascades } cascata
    [many] { $cascades } de cascatas
   *[other] { $cascades } cascatas
}: uma cascata é uma publicação com tudo o que a segue.
alone = { PLURAL($posts) ->
    [one] { $posts } publicação está só.
    [many] { $posts } de publicações estão sós.
   *[other] { $posts } publicações estão sós.
}
largest = A maior cascata, em { $network }, tem { posts } de { accounts }.
largest-among = A maior cascata, em { $network }, tem { posts } de { accounts }, entre elas { $kinds }.
half-at-once = Metade já estava lá em menos de um minuto.
half-minutes = { PLURAL($count) ->
    [one] Metade já estava lá depois de { $count } minuto.
    [many] Metade já estava lá depois de { $count } de minutos.
   *[other] Metade já estava lá depois de { $count } minutos.
}
half-hours = { PLURAL($count) ->
    [one] Metade já estava lá depois de { $count } hora.
    [many] Metade já estava lá depois de { $count } de horas.
   *[other] Metade já estava lá depois de { $count } horas.
}
half-days = { PLURAL($count) ->
    [one] Metade já estava lá depois de { $count } dia.
    [many] Metade já estava lá depois de { $count } de dias.
   *[other] Metade já estava lá depois de { $count } dias.
}
bridge = de { $from } para { $into } em { posts }
bridges = Foi levado de um idioma a outro: { $ways }. Um compartilhamento conta no idioma em que sua conta mais escreve.
names = { PLURAL($count) ->
    [one] { $count } nome foi visto em várias redes, talvez da mesma pessoa, que o levou de uma a outra.
    [many] { $count } de nomes foram vistos em várias redes, talvez das mesmas pessoas, que o levaram de uma a outra.
   *[other] { $count } nomes foram vistos em várias redes, talvez das mesmas pessoas, que o levaram de uma a outra.
}
half-from = Metade das publicações veio de { accounts }.
half-from-few = Metade das publicações veio de menos de cinco contas.
faithful = { $tag } ({ accounts })
faithful-without = { $tag } ({ accounts }, nunca com { $other })
faithfuls = Algumas hashtags têm gente própria, que escreveu várias publicações e não as deixou fora de nenhuma: { $tags }. Pode ser um grupo local, uma segunda causa ou uma hashtag que alguém traz de fora; quem lê as publicações sabe dizer.
posts-in = { $stretch } ({ posts })
floods = Menos de cinco contas fizeram a maioria das publicações nestes períodos: { $stretches }. Uma redação, ou alguém que responde a todo mundo, parece igual a uma inundação; quem lê as publicações sabe dizer.

## Who stood behind it

behind = Quem apoiou
members = { PLURAL($count) ->
    [one] { $count } integrante
    [many] { $count } de integrantes
   *[other] { $count } integrantes
}
members-together = { PLURAL($count) ->
    [one] Juntos, estes grupos dizem ter { $count } integrante. As repetições não são descontadas: quem está em dois grupos conta duas vezes.
    [many] Juntos, estes grupos dizem ter { $count } de integrantes. As repetições não são descontadas: quem está em dois grupos conta duas vezes.
   *[other] Juntos, estes grupos dizem ter { $count } integrantes. As repetições não são descontadas: quem está em dois grupos conta duas vezes.
}
pledged = { PLURAL($pledges) ->
    [one] { $pledges } pessoa se comprometeu a participar
    [many] { $pledges } de pessoas se comprometeram a participar
   *[other] { $pledges } pessoas se comprometeram a participar
}; { PLURAL($accounts) ->
    [one] { $accounts } conta publicou
    [many] { $accounts } de contas publicaram
   *[other] { $accounts } contas publicaram
}.
pledged-confirmed = { PLURAL($pledges) ->
    [one] { $pledges } pessoa se comprometeu a participar
    [many] { $pledges } de pessoas se comprometeram a participar
   *[other] { $pledges } pessoas se comprometeram a participar
}, e { PLURAL($confirmed) ->
    [one] { $confirmed } confirmou por e-mail ou entregou uma publicação
    [many] { $confirmed } de pessoas confirmaram por e-mail ou entregaram uma publicação
   *[other] { $confirmed } confirmaram por e-mail ou entregaram uma publicação
}; { PLURAL($accounts) ->
    [one] { $accounts } conta publicou
    [many] { $accounts } de contas publicaram
   *[other] { $accounts } contas publicaram
}.
turnout-fewer = Com tantos compromissos, eram de esperar de { $least } a { $most } contas (suposição: nenhuma tempestade anterior diz que parte dos compromissos é cumprida): vieram menos.
turnout-within = Com tantos compromissos, eram de esperar de { $least } a { $most } contas (suposição: nenhuma tempestade anterior diz que parte dos compromissos é cumprida): assim foi.
turnout-more = Com tantos compromissos, eram de esperar de { $least } a { $most } contas (suposição: nenhuma tempestade anterior diz que parte dos compromissos é cumprida): vieram mais; outras se juntaram, ou mais gente cumpriu a palavra.
pledges-anonymous = Os compromissos são anônimos, por isso não se pode dizer quais destas contas tinham se comprometido.

## What this does not show

limits = O que isto não mostra
limit-sources = Só se conta o que está nas fontes abaixo. Publicações de contas privadas, publicações apagadas antes de serem lidas e outras redes não estão incluídas.
limit-seen = Quantas pessoas viram as publicações não é dito, porque ninguém fora das redes pode medi-lo. Os números de seguidores não o dizem e não são somados.
limit-times = Os horários são os que as redes dão e, em algumas delas, os que deu o aparelho de quem escreveu.
limit-tags = Publicações que falam do caso sem nenhuma das hashtags não são encontradas.
limit-lines = { PLURAL($lines) ->
    [one] { $lines } linha das fontes não pôde ser lida; as publicações que ela contém faltam aqui.
    [many] { $lines } de linhas das fontes não puderam ser lidas; as publicações que elas contêm faltam aqui.
   *[other] { $lines } linhas das fontes não puderam ser lidas; as publicações que elas contêm faltam aqui.
}
limit-few = Linhas e minutos com menos de cinco contas por trás são juntados a outros ou omitidos, para que ninguém possa ser apontado. As somas de todas as publicações são ditas como são.
people = { PLURAL($most) ->
    [one] Contas não são pessoas. Há { $most } pessoa por trás delas se ninguém publicou em duas redes, e { $least } se todas as de uma rede menor publicaram também na maior; menos se algumas têm várias contas em uma rede, mais se algumas dividem uma.
    [many] Contas não são pessoas. Há { $most } de pessoas por trás delas se ninguém publicou em duas redes, e { $least } se todas as de uma rede menor publicaram também na maior; menos se algumas têm várias contas em uma rede, mais se algumas dividem uma.
   *[other] Contas não são pessoas. Há { $most } pessoas por trás delas se ninguém publicou em duas redes, e { $least } se todas as de uma rede menor publicaram também na maior; menos se algumas têm várias contas em uma rede, mais se algumas dividem uma.
}
people-of-one-network = Contas não são pessoas: { PLURAL($accounts) ->
    [one] { $accounts } conta publicou
    [many] { $accounts } de contas publicaram
   *[other] { $accounts } contas publicaram
}, e alguém pode ter várias delas, ou dividir uma.
people-unknown = Contas não são pessoas, e aqui as fontes não citam nenhuma conta: não se sabe quantas pessoas publicaram.
nobodys = { PLURAL($posts) ->
    [one] De { $posts } publicação não se conhece a conta; pode ser de qualquer pessoa.
    [many] De { $posts } de publicações não se conhece a conta; podem ser de qualquer pessoa.
   *[other] De { $posts } publicações não se conhece a conta; podem ser de qualquer pessoa.
}
early = { PLURAL($early) ->
    [one] { $early } publicação afirma um horário cedo demais
    [many] { $early } de publicações afirmam um horário cedo demais
   *[other] { $early } publicações afirmam um horário cedo demais
}, segundo o identificador da rede ou quem a viu primeiro. Cada uma fica, e é contada, no horário que afirma.
late = { PLURAL($late) ->
    [one] { $late } publicação afirma um horário tarde demais
    [many] { $late } de publicações afirmam um horário tarde demais
   *[other] { $late } publicações afirmam um horário tarde demais
}, segundo o identificador da rede ou quem a viu primeiro. Cada uma fica, e é contada, no horário que afirma.
early-and-late = { PLURAL($early) ->
    [one] { $early } publicação afirma um horário cedo demais
    [many] { $early } de publicações afirmam um horário cedo demais
   *[other] { $early } publicações afirmam um horário cedo demais
}, e { PLURAL($late) ->
    [one] { $late } publicação afirma um horário tarde demais
    [many] { $late } de publicações afirmam um horário tarde demais
   *[other] { $late } publicações afirmam um horário tarde demais
}, segundo o identificador da rede ou quem a viu primeiro. Cada uma fica, e é contada, no horário que afirma.
lost = { PLURAL($posts) ->
    [one] As próprias fontes dizem que { $posts } publicação não pôde ser vista nelas: { $parts }.
    [many] As próprias fontes dizem que { $posts } de publicações não puderam ser vistas nelas: { $parts }.
   *[other] As próprias fontes dizem que { $posts } publicações não puderam ser vistas nelas: { $parts }.
}
lost-deleted = { PLURAL($count) ->
    [one] { $count } apagada
    [many] { $count } apagadas
   *[other] { $count } apagadas
}
lost-limit = { PLURAL($count) ->
    [one] { $count } deixada fora de um fluxo pelo limite da rede
    [many] { $count } deixadas fora de um fluxo pelo limite da rede
   *[other] { $count } deixadas fora de um fluxo pelo limite da rede
}
lost-withheld = { PLURAL($count) ->
    [one] { $count } retida pela rede
    [many] { $count } retidas pela rede
   *[other] { $count } retidas pela rede
}
lost-otherwise = { PLURAL($count) ->
    [one] { $count } por outra razão ({ $reason })
    [many] { $count } por outra razão ({ $reason })
   *[other] { $count } por outra razão ({ $reason })
}
lost-places = { PLURAL($count) ->
    [one] Em { $count } lugar as fontes dizem que falta algo, e não quantas publicações são.
    [many] Em { $count } de lugares as fontes dizem que falta algo, e não quantas publicações são.
   *[other] Em { $count } lugares as fontes dizem que falta algo, e não quantas publicações são.
}
spelled = { $spelling } foi escrita em vez de { $tag }, e é contada desde { $when }, para trás também.
unseen = Não foi possível ver { $name } de { $from } a { $to } ({ $zone }); podem faltar aqui publicações desse momento.
unseen-more = { PLURAL($count) ->
    [one] E assim foi mais { $count } vez.
    [many] E assim foi mais { $count } de vezes.
   *[other] E assim foi mais { $count } vezes.
}
interrupted-seconds = { $network } { PLURAL($times) ->
    [one] { $times } vez
    [many] { $times } de vezes
   *[other] { $times } vezes
} ({ PLURAL($length) ->
    [one] { $length } segundo
    [many] { $length } de segundos
   *[other] { $length } segundos
} no total)
interrupted-minutes = { $network } { PLURAL($times) ->
    [one] { $times } vez
    [many] { $times } de vezes
   *[other] { $times } vezes
} ({ PLURAL($length) ->
    [one] { $length } minuto
    [many] { $length } de minutos
   *[other] { $length } minutos
} no total)
interrupted = Fontes foram interrompidas e deram depois o que tinha sido publicado nesse meio-tempo: { $networks }.
missed = { PLURAL($posts) ->
    [one] { $posts } publicação veio de um servidor de uma rede e não de outro que era lido ao lado.
    [many] { $posts } de publicações vieram de um servidor de uma rede e não de outro que era lido ao lado.
   *[other] { $posts } publicações vieram de um servidor de uma rede e não de outro que era lido ao lado.
} O que nenhum deles deu não está aqui.
deleted = { PLURAL($posts) ->
    [one] { $posts } publicação foi apagada depois de vista e por isso já não é contada: { $parts }.
    [many] { $posts } de publicações foram apagadas depois de vistas e por isso já não são contadas: { $parts }.
   *[other] { $posts } publicações foram apagadas depois de vistas e por isso já não são contadas: { $parts }.
}
deleted-together = { PLURAL($count) ->
    [one] { $count } publicação foi apagada depois de vista e por isso já não é contada.
    [many] { $count } de publicações foram apagadas depois de vistas e por isso já não são contadas.
   *[other] { $count } publicações foram apagadas depois de vistas e por isso já não são contadas.
}
deleted-minute = { PLURAL($count) ->
    [one] { $count } em menos de um minuto
    [many] { $count } em menos de um minuto
   *[other] { $count } em menos de um minuto
}
deleted-ten-minutes = { PLURAL($count) ->
    [one] { $count } em menos de dez minutos
    [many] { $count } em menos de dez minutos
   *[other] { $count } em menos de dez minutos
}
deleted-hour = { PLURAL($count) ->
    [one] { $count } em menos de uma hora
    [many] { $count } em menos de uma hora
   *[other] { $count } em menos de uma hora
}
deleted-day = { PLURAL($count) ->
    [one] { $count } em menos de um dia
    [many] { $count } em menos de um dia
   *[other] { $count } em menos de um dia
}
deleted-week = { PLURAL($count) ->
    [one] { $count } em menos de sete dias
    [many] { $count } em menos de sete dias
   *[other] { $count } em menos de sete dias
}
deleted-month = { PLURAL($count) ->
    [one] { $count } em menos de 30 dias
    [many] { $count } em menos de 30 dias
   *[other] { $count } em menos de 30 dias
}
deleted-quarter = { PLURAL($count) ->
    [one] { $count } em menos de 90 dias
    [many] { $count } em menos de 90 dias
   *[other] { $count } em menos de 90 dias
}
deleted-later = { PLURAL($count) ->
    [one] { $count } mais tarde
    [many] { $count } mais tarde
   *[other] { $count } mais tarde
}
waves = Muito mais publicações do que antes foram apagadas nestes períodos: { $stretches }. As pessoas retiram publicações quando temem por si; do mesmo modo desaparecem as que foram feitas para serem contadas, e não lidas.

## How it was counted

method = Como foi contado
rule-tags = Uma publicação conta quando leva uma das hashtags, ou repete uma que a leva. Maiúsculas e minúsculas são iguais; no Mastodon também o são as letras com e sem acento.
rule-once = Uma publicação conta uma vez, por mais vezes e em mais lugares que tenha sido encontrada. É a mesma quando rede e identificador são os mesmos ou, sem identificador, rede, conta, horário e texto.
rule-kinds = Cada publicação é de um só tipo: compartilhamento; senão, resposta; senão, citação; senão, original.
rule-accounts = As contas se distinguem por rede e identificador ou, sem ele, pelo nome de usuário.
rule-estimated = Além de { $limit } publicações, conta-se uma em cada { $part }, escolhida pelo identificador e sempre a mesma entre as mesmas publicações, e multiplica-se. O número de contas é estimado por um resumo estatístico (HyperLogLog). O que assim não se pode saber é omitido: a primeira publicação, como as publicações circularam, quem publicou quanto, o que foi dito e as linhas com menos de cem publicações na amostra.
rule-stretch = Um período inclui seu primeiro instante e exclui o último.
rule-days = Publicações de que só se conhece o dia contam nos totais se o período abrange uma parte desse dia, não no gráfico.
rule-withheld = O que uma plataforma mostra no lugar de uma publicação que retém não é contado: não é de ninguém.
sealed-copies = Das publicações que não podem ser mostradas guardam-se cópias inteiras, seladas com chaves que o servidor não tem; número de publicações: { $posts }.
sealed-copies-few = Das publicações que não podem ser mostradas guardam-se cópias inteiras, seladas com chaves que o servidor não tem; de menos de cinco publicações.
disclosed-never = Não foram entregues a ninguém.
disclosed = Entregues em { $when }, cópias deste número de publicações: { $posts }. O motivo dado: { $reason }
inputs = O que foi lido
input = Fonte
lines = Linhas
standard-input = entrada padrão
rejected = O que não pôde ser lido
rejection = { lines-of }: { $reason }
reason-damaged = não é o que diz sua impressão digital
reason-invalid-utf8 = não é UTF-8 válido
reason-missing = citado, mas ausente
reason-not-json = não é um objeto JSON inteiro
reason-not-public = não foi feito para todo mundo
reason-too-long = longo demais
reason-truncated-input = cortado no meio
reason-unknown-shape = em uma forma desconhecida
reason-unreadable = a leitura não pôde continuar
record = O registro
record-grows = { PLURAL($entries) ->
    [one] Estes números se apoiam em um registro de { $entries } entrada que só pode crescer.
    [many] Estes números se apoiam em um registro de { $entries } de entradas que só pode crescer.
   *[other] Estes números se apoiam em um registro de { $entries } entradas que só pode crescer.
} Qualquer pessoa pode verificá-lo sem conexão e sem precisar confiar em quem o guarda.
erased-none = Nada de seu conteúdo foi apagado.
erased = { PLURAL($count) ->
    [one] O conteúdo de { $count } entrada foi apagado; as provas de todas as outras continuam valendo.
    [many] O conteúdo de { $count } de entradas foi apagado; as provas de todas as outras continuam valendo.
   *[other] O conteúdo de { $count } entradas foi apagado; as provas de todas as outras continuam valendo.
}
root = Raiz:
footer = Contado por Groundswell { $version }.

## O que escreve quem convoca, o que resta das publicações citadas e o que há por trás de cada uma

organizers-say = O que diz quem convoca
organizers-note = Estas palavras são de quem convoca. Os números vêm das publicações e do registro; ninguém pode mudá-los.
corrections = Correções
lasting = O que resta das publicações citadas aqui
lasting-is = Cada publicação citada é procurada onde foi feita quando tem uma hora, um dia, 7, 30 e 90 dias. “–” fica no lugar de um número que poderia falar de menos de cinco pessoas. Não se mostra uma idade que difira de outra já mostrada em menos de cinco pessoas.
lasting-age = Depois de
lasting-network = Rede
lasting-posts = Publicações
lasting-there = Ainda lá
lasting-not-there = Não está lá
lasting-deleted = Apagada por quem escreveu
lasting-out-of-sight = Fora de vista
lasting-withdrawn = Retirada pela rede
lasting-hour = uma hora
lasting-day = um dia
lasting-week = 7 dias
lasting-month = 30 dias
lasting-quarter = 90 dias
lasting-several = várias juntas
grades = O que significam os graus
grade-captured = Captada
grade-captured-means = Quem guarda o registro a recebeu assim, e ninguém a mudou desde então. Não mostra que a conta a escreveu.
grade-handed-in = Entregue
grade-handed-in-means = Alguém deu o endereço, viu-a aqui como ela é e concordou que fosse citada. Por si só não mostra que era a pessoa dona da conta.
grade-signed = Assinada na origem
grade-signed-means = A chave da conta assinou exatamente estas palavras. Não mostra quem está por trás da conta; na maioria, é a rede que guarda essa chave.
proof = Prova
card = Cartão para outros sites
card-gone = Esta publicação já não é mostrada: quem a escreveu a retirou, ou ela não pode ser vista onde foi feita.
card-as-of = Isto é o que se sabe aqui. Momento: { $when }. Carregado de novo, o cartão mostra o que se souber então.

## Como cada número foi contado

how = Como isto foi contado?
each-figure = Cada número
again = Contar de novo
in-json = No relatório em JSON:
again-record = { PLURAL($entries) ->
    [one] Tudo isto foi contado a partir da primeira entrada do registro { $record }.
    [many] Tudo isto foi contado a partir dos primeiros { $entries } de entradas do registro { $record }.
   *[other] Tudo isto foi contado a partir das primeiras { $entries } entradas do registro { $record }.
} Quem tem o registro pode contar tudo de novo, valor por valor, com este comando; ele diz também o que já não pode ser contado porque publicações de alguém foram apagadas desde então.
again-files = Tudo isto foi contado a partir dos arquivos citados abaixo. Quem os tem pode contar tudo de novo com este comando, que escreve o JSON.
counted-lasting-is = Publicações citadas que foram olhadas quando tinham esse tempo de publicação, ou de que se sabe que até então já tinham sido apagadas. Em um relatório publicado, nada é dito de menos de cinco pessoas.
counted-posts-is = Todas as publicações que foram procuradas, cada uma uma só vez: quando se pedem hashtags, as que levam uma delas ou repetem uma publicação que a leva; quando se pede um período, as que foram feitas nele.
counted-accounts = Contas
counted-accounts-is = As diferentes contas que fizeram estas publicações, distinguidas por rede e identificador. Não são pessoas.
counted-kinds = Publicações originais, respostas, citações e compartilhamentos
counted-kinds-is = Cada publicação é de um só tipo: compartilhamento; senão, resposta; senão, citação; senão, original.
counted-minutes = Publicações ao longo do tempo
counted-minutes-is = Publicações de cada minuto, no horário que sua rede dá, somadas nas barras e linhas mostradas. Em um relatório publicado, um minuto com menos de cinco contas é juntado ao seguinte.
counted-peak = Primeira publicação e minuto mais cheio
counted-peak-is = O primeiro horário de uma publicação contada aqui, e o minuto com mais publicações.
counted-surges = Aumentos repentinos
counted-surges-is = Períodos em que houve mais publicações do que os minutos anteriores explicam.
counted-networks-is = Publicações segundo a rede em que foram feitas.
counted-languages-is = Publicações segundo o idioma que a rede dá com elas; cada uma tem um, ou não se conhece nenhum.
counted-detected-is = Publicações sem idioma indicado, segundo o que foi encontrado em seu texto.
counted-hashtags-is = Quantas das publicações levam cada hashtag; grafias que a rede toma pela mesma são uma só.
counted-spellings-is = Hashtags que diferem de uma combinada por um deslize de escrita, e quantas publicações levam cada uma.
counted-themes-is = Expressões que pelo menos cinco contas usaram em publicações próprias, e quantas publicações contêm cada uma.
counted-passing-is = Publicações que respondem umas às outras, se citam ou se repetem são reunidas em cascatas; a parte que cabe a contas se refere a todas as publicações contadas aqui.
counted-groups = Os grupos e seus integrantes
counted-groups-is = Como os próprios grupos dizem, somados; quem está em vários deles entra várias vezes na soma. Não são contados aqui, e não estão nem no JSON nem no registro.
counted-pledges = Compromissos
counted-pledges-is = Quantas pessoas se comprometeram na página da convocatória, e quantas confirmaram. São números anônimos, não estão nem no JSON nem no registro, e não podem ser contados de novo.
counted-unseen = O que não foi visto e o que foi apagado
counted-unseen-is = Períodos em que uma fonte não deu nada, publicações que foram apagadas enquanto eram observadas, linhas que não puderam ser lidas e publicações cujo horário é contradito por outros dados. Linhas que não puderam ser lidas não são guardadas em um registro.

## On paper

undrawn = { PLURAL($signs) ->
    [one] Falta às fontes deste documento { $signs } sinal que as pessoas usaram; um � está em seu lugar. Quem copia ou escuta recebe o próprio sinal.
    [many] Faltam às fontes deste documento { $signs } de sinais que as pessoas usaram; um � está no lugar de cada um. Quem copia ou escuta recebe os próprios sinais.
   *[other] Faltam às fontes deste documento { $signs } sinais que as pessoas usaram; um � está no lugar de cada um. Quem copia ou escuta recebe os próprios sinais.
}
