"""The names of the countries of Europe and of those that most post goes to.

The codes are those of ISO 3166-1, alpha-2 and alpha-3. The names are those of the Unicode CLDR in
English, in the country's own languages, and in German, French, Spanish, Italian, Dutch, Portuguese,
Polish, Swedish, Danish, Norwegian, Finnish and Czech; then what else the exports of accounting
programs write.
"""

from __future__ import annotations

# Two letters, three letters, names; a line that begins with blanks goes on with the one above.
NEAR = """
AD AND Andorra | Andorre | Andora
AE ARE United Arab Emirates | الإمارات العربية المتحدة | Vereinigte Arabische Emirate |
   Émirats arabes unis | Emiratos Árabes Unidos | Emirati Arabi Uniti | Verenigde Arabische
   Emiraten | Emirados Árabes Unidos | Zjednoczone Emiraty Arabskie | Förenade Arabemiraten |
   De Forenede Arabiske Emirater | De forente arabiske emirater | Arabiemiirikunnat | Spojené
   arabské emiráty | UAE | Emirates | VAE
AL ALB Albania | Shqipëri | Albanien | Albanie
AM ARM Armenia | Հայաստան | Armenien | Arménie
AR ARG Argentina | Argentinien | Argentine | Argentinië | Argentyna | Argentiina
AT AUT Austria | Österreich | Autriche | Oostenrijk | Österrike | Østrig | Itävalta | Rakousko
   | Republic of Austria | Republik Österreich
AU AUS Australia | Australien | Australie
AX ALA Åland Islands | Åland | Ålandinseln | Îles Åland | Islas Aland | Isole Åland | Ilhas
   Aland | Wyspy Alandzkie | Ahvenanmaa | Ålandy
BA BIH Bosnia and Herzegovina | Босна и Херцеговина | Bosna i Hercegovina | Bosnien und
   Herzegowina | Bosnie-Herzégovine | Bosnia y Herzegovina | Bosnia ed Erzegovina | Bosnië en
   Herzegovina | Bósnia e Herzegovina | Bośnia i Hercegowina | Bosnien och Hercegovina |
   Bosnien-Hercegovina | Bosnia-Hercegovina | Bosnia ja Hertsegovina | Bosna a Hercegovina |
   Bosnia | Bosnia-Herzegovina | BiH
BD BGD Bangladesh | বাংলাদেশ | Bangladesch | Bangladés | Bangladesz
BE BEL Belgium | België | Belgique | Belgien | Bélgica | Belgio | Belgia | Kingdom of Belgium
   | Belgium-Luxembourg
BG BGR Bulgaria | България | Bulgarien | Bulgarie | Bulgarije | Bulharsko
BH BHR Bahrain | البحرين | Bahreïn | Baréin | Bahrajn
BR BRA Brazil | Brasil | Brasilien | Brésil | Brasile | Brazilië | Brazylia | Brasilia
BY BLR Belarus | Беларусь | Biélorussie | Bielorrusia | Bielorussia | Bielorrússia | Białoruś
   | Valko-Venäjä | Bělorusko | Belorussia | Byelorussia | Weißrussland
CA CAN Canada | Kanada
CH CHE Switzerland | Schweiz | Schwiiz | Suisse | Svizzera | Suiza | Zwitserland | Suíça |
   Szwajcaria | Sveits | Sveitsi | Švýcarsko | Swiss | Swiss Confederation | Helvetia | Svizra
   | Schweizerische Eidgenossenschaft
CL CHL Chile | Chili | Cile
CN CHN China | 中国 | Chine | Cina | Chiny | Kina | Kiina | People's Republic of China | PRC |
   P.R. China | Mainland China | China, People's Republic of
CO COL Colombia | Kolumbien | Colombie | Kolumbia | Kolumbie
CY CYP Cyprus | Κύπρος | Kıbrıs | Zypern | Chypre | Chipre | Cipro | Cypr | Cypern | Kypros |
   Kypr | Republic of Cyprus
CZ CZE Czechia | Česko | Tschechien | Tchéquie | Chequia | Cechia | Tsjechië | Tchéquia |
   Czechy | Tjeckien | Tjekkiet | Tsjekkia | Tšekki | Czech Republic | Czech Rep. | Česká
   republika | Tschechische Republik | Tschechei | République tchèque | República Checa |
   Repubblica Ceca | Tsjechische Republiek | Republika Czeska | Tjeckiska republiken | Den
   Tjekkiske Republik | Tšekin tasavalta
DE DEU Germany | Deutschland | Allemagne | Alemania | Germania | Duitsland | Alemanha | Niemcy
   | Tyskland | Saksa | Německo | Federal Republic of Germany | Bundesrepublik Deutschland |
   BRD | West Germany
DK DNK Denmark | Danmark | Dänemark | Dinamarca | Danimarca | Denemarken | Dania | Tanska |
   Dánsko | Kingdom of Denmark
EC ECU Ecuador | Équateur | Equador | Ekwador | Ekvádor
EE EST Estonia | Eesti | Estland | Estonie | Viro | Estonsko | Republic of Estonia
EG EGY Egypt | مصر | Ägypten | Égypte | Egipto | Egitto | Egito | Egipt | Egypten | Egypti
ES ESP Spain | España | Spanien | Espagne | Spagna | Spanje | Espanha | Hiszpania | Spania |
   Espanja | Španělsko | Kingdom of Spain | Espanya
FI FIN Finland | Suomi | Finnland | Finlande | Finlandia | Finsko | Republic of Finland
FO FRO Faroe Islands | Føroyar | Färöer | Îles Féroé | Islas Feroe | Isole Fær Øer | Faeröer |
   Ilhas Faroé | Wyspy Owcze | Färöarna | Færøerne | Færøyene | Färsaaret | Faerské ostrovy |
   Faeroe Islands
FR FRA France | Frankreich | Francia | Frankrijk | França | Francja | Frankrike | Frankrig |
   Ranska | Francie | Republic of France | French Republic | République française |
   Metropolitan France
GB GBR United Kingdom | Vereinigtes Königreich | Royaume-Uni | Reino Unido | Regno Unito |
   Verenigd Koninkrijk | Wielka Brytania | Storbritannien | Storbritannia | Iso-Britannia |
   Spojené království | UK | Great Britain | Britain | United Kingdom of Great Britain and
   Northern Ireland | United Kingdom of Great Britain and Northern Ireland (the) | Great
   Britain and Northern Ireland | UK of GB and NI | Großbritannien | Großbritannien und
   Nordirland | Vereinigtes Königreich von Großbritannien und Nordirland | Grande-Bretagne |
   Gran Bretaña | Gran Bretagna | Grã-Bretanha | Groot-Brittannië | Zjednoczone Królestwo |
   Förenade kungariket | Storbritannien och Nordirland | Det Forenede Kongerige | Det forente
   kongerike | Yhdistynyt kuningaskunta | Velká Británie | Angleterre | Inglaterra |
   Inghilterra | Engeland | Y Deyrnas Unedig
GE GEO Georgia | საქართველო | Georgien | Géorgie | Gruzja | Gruzie
GG GGY Guernsey | Guernesey
GI GIB Gibraltar | Gibilterra
GR GRC Greece | Ελλάδα | Griechenland | Grèce | Grecia | Griekenland | Grecja | Grekland |
   Grækenland | Hellas | Kreikka | Řecko | Hellenic Republic | Ellada
HK HKG Hong Kong | 中國香港特別行政區 | Hong Kong SAR China | Hong Kong SAR | HKSAR
HR HRV Croatia | Hrvatska | Kroatien | Croatie | Croacia | Croazia | Kroatië | Chorwacja |
   Kroatia | Chorvatsko | Republic of Croatia
HU HUN Hungary | Magyarország | Ungarn | Hongrie | Hungría | Ungheria | Hongarije | Węgry |
   Ungern | Unkari | Maďarsko | Republic of Hungary
ID IDN Indonesia | Indonesien | Indonésie | Indonezja
IE IRL Ireland | Éire | Irland | Irlande | Irlanda | Ierland | Irlandia | Irlanti | Irsko |
   Republic of Ireland | Ireland, Republic of | Ireland (Republic) | Rep. of Ireland | Irish
   Republic | Southern Ireland | ROI | Republik Irland
IL ISR Israel | ישראל | إسرائيل | Israele | Izrael
IM IMN Isle of Man | Ellan Vannin | Île de Man | Isla de Man | Isola di Man | Ilha de Man |
   Wyspa Man | Man | Mansaari | Ostrov Man | Man, Isle of
IN IND India | भारत | Indien | Inde | Indie | Intia | Bharat | Republic of India
IS ISL Iceland | Ísland | Islande | Islandia | Islanda | IJsland | Islanti
IT ITA Italy | Italia | Italien | Italie | Włochy | Italian Republic | Repubblica Italiana
JE JEY Jersey
JO JOR Jordan | الأردن | Jordanien | Jordanie | Jordania | Giordania | Jordánsko
JP JPN Japan | 日本 | Japon | Giappone | Japão | Japonia | Japani | Japonsko
KE KEN Kenya | Kenia | Quênia | Keňa
KR KOR South Korea | 대한민국 | Südkorea | Corée du Sud | Corea del Sur | Corea del Sud |
   Zuid-Korea | Coreia do Sul | Korea Południowa | Sydkorea | Sør-Korea | Etelä-Korea | Jižní
   Korea | Korea | Republic of Korea | Korea, Republic of | Korea (South) | S. Korea | ROK |
   Republik Korea
KW KWT Kuwait | الكويت | Koweït | Koeweit | Kuwejt | Kuvajt
LB LBN Lebanon | لبنان | Libanon | Liban | Líbano
LI LIE Liechtenstein | Liächteschtäi | Lichtenštejnsko
LK LKA Sri Lanka | ශ්‍රී ලංකාව | இலங்கை | Ceylon
LT LTU Lithuania | Lietuva | Litauen | Lituanie | Lituania | Litouwen | Litwa | Liettua |
   Litva | Republic of Lithuania
LU LUX Luxembourg | Lëtzebuerg | Luxemburg | Luxemburgo | Lussemburgo | Luksemburg |
   Lucembursko | Grand Duchy of Luxembourg
LV LVA Latvia | Latvija | Lettland | Lettonie | Letonia | Lettonia | Letland | Łotwa |
   Lotyšsko | Republic of Latvia
MA MAR Morocco | المغرب | Maroc | Meṛṛuk | Marokko | Marruecos | Marocco | Marrocos | Maroko |
   Marocko
MC MCO Monaco | Monako
MD MDA Moldova | Republica Moldova | Republik Moldau | Moldavie | Moldavia | Mołdawia |
   Moldavien | Moldavsko | Republic of Moldova | Moldova, Republic of
ME MNE Montenegro | Crna Gora | Czarnogóra | Černá Hora
MK MKD North Macedonia | Северна Македонија | Nordmazedonien | Macédoine du Nord | Macedonia
   del Norte | Macedonia del Nord | Noord-Macedonië | Macedônia do Norte | Macedonia Północna
   | Nordmakedonien | Nord-Makedonia | Pohjois-Makedonia | Severní Makedonie | Macedonia |
   FYROM | Republic of North Macedonia | Macedonia, the former Yugoslav Republic of | Former
   Yugoslav Republic of Macedonia
MT MLT Malta | Malte
MX MEX Mexico | Mexiko | Mexique | Messico | Meksyk | Meksiko
MY MYS Malaysia | Malaisie | Malasia | Maleisië | Malezja | Malesia | Malajsie
NG NGA Nigeria | Nàìjíríà | Nigérie
NL NLD Netherlands | Nederland | Niederlande | Pays-Bas | Países Bajos | Paesi Bassi | Países
   Baixos | Holandia | Nederländerna | Nederlandene | Alankomaat | Nizozemsko | Holland |
   Kingdom of the Netherlands | The Netherland | Hollande | Olanda | Holanda | Hollanti |
   Holandsko
NO NOR Norway | Norge | Noreg | Norwegen | Norvège | Noruega | Norvegia | Noorwegen | Norwegia
   | Norja | Norsko | Kingdom of Norway
NZ NZL New Zealand | Aotearoa | Neuseeland | Nouvelle-Zélande | Nueva Zelanda | Nuova Zelanda
   | Nieuw-Zeeland | Nova Zelândia | Nowa Zelandia | Nya Zeeland | Uusi-Seelanti | Nový Zéland
OM OMN Oman | عُمان | Omã
PE PER Peru | Pérou
PH PHL Philippines | Pilipinas | Philippinen | Filipinas | Filippine | Filipijnen | Filipiny |
   Filippinerna | Filippinerne | Filippinene | Filippiinit | Philippines, Republic of the
PK PAK Pakistan | پاکستان | Paquistão
PL POL Poland | Polska | Polen | Pologne | Polonia | Puola | Polsko | Republic of Poland |
   Rzeczpospolita Polska
PT PRT Portugal | Portogallo | Portugalia | Portugali | Portugalsko | Portuguese Republic
QA QAT Qatar | قطر | Katar | Catar
RO ROU Romania | Rumänien | Roumanie | Rumanía | Roemenië | Romênia | Rumunia | Rumænien |
   Rumunsko | Roumania
RS SRB Serbia | Srbija | Србија | Serbien | Serbie | Servië | Sérvia | Srbsko | Republic of
   Serbia
RU RUS Russia | Россия | Russland | Russie | Rusia | Rusland | Rosja | Ryssland | Venäjä |
   Rusko | Russian Federation | Rossija | Rossiya
SA SAU Saudi Arabia | المملكة العربية السعودية | Saudi-Arabien | Arabie saoudite | Arabia
   Saudí | Arabia Saudita | Saoedi-Arabië | Arabia Saudyjska | Saúdská Arábie | Kingdom of
   Saudi Arabia | KSA
SE SWE Sweden | Sverige | Schweden | Suède | Suecia | Svezia | Zweden | Szwecja | Ruotsi |
   Švédsko | Kingdom of Sweden
SG SGP Singapore | 新加坡 | Singapura | சிங்கப்பூர் | Singapur | Singapour
SI SVN Slovenia | Slovenija | Slowenien | Slovénie | Eslovenia | Słowenia | Slovenien |
   Slovinsko | Republic of Slovenia
SK SVK Slovakia | Slovensko | Slowakei | Slovaquie | Eslovaquia | Slovacchia | Slowakije |
   Słowacja | Slovakien | Slovakiet | Slovak Republic | Slovenská republika | Slowakische
   Republik
SM SMR San Marino | Saint-Marin
TH THA Thailand | ไทย | Thaïlande | Tailandia | Thailandia | Tajlandia | Thaimaa | Thajsko
TN TUN Tunisia | تونس | Tunisie | Tunesien | Túnez | Tunesië | Tunezja | Tunisien | Tunisko
TR TUR Türkiye | Türkei | Turquie | Turquía | Turchia | Turkije | Turcja | Turkiet | Tyrkiet |
   Tyrkia | Turkki | Turecko | Turkey | Republic of Türkiye | Turkiye Cumhuriyeti
TW TWN Taiwan | 台灣 | Tajwan | Tchaj-wan | Taiwan, Province of China | Taiwan (R.O.C.) |
   Republic of China | Chinese Taipei
UA UKR Ukraine | Україна | Украина | Ucrania | Ucraina | Oekraïne | Ukraina | Ukrajina
US USA United States | Vereinigte Staaten | États-Unis | Estados Unidos | Stati Uniti |
   Verenigde Staten | Stany Zjednoczone | USA | Yhdysvallat | Spojené státy | United States of
   America | United States of America (the) | U.S. of A. | The States | America | Vereinigte
   Staaten von Amerika | États-Unis d'Amérique | Estados Unidos de América | EE.UU. | Stati
   Uniti d'America | Verenigde Staten van Amerika | Estados Unidos da América | EUA | Stany
   Zjednoczone Ameryki | Förenta staterna | De Forenede Stater | De forente stater | Amerikan
   yhdysvallat | Spojené státy americké
UY URY Uruguay | Uruguai | Urugwaj
VA VAT Vatican City | Città del Vaticano | Vatikanstadt | État de la Cité du Vatican | Ciudad
   del Vaticano | Vaticaanstad | Cidade do Vaticano | Watykan | Vatikanstaten | Vatikaani |
   Vatikán | Holy See | Vatican | Holy See (Vatican City State)
VN VNM Vietnam | Vietnã | Wietnam
XK XKK Kosovo | Kosovë | Косово | Kosowo | Republic of Kosovo
ZA ZAF South Africa | Südafrika | Afrique du Sud | Sudáfrica | Zuid-Afrika | África do Sul |
   Republika Południowej Afryki | Sydafrika | Sør-Afrika | Etelä-Afrikka | Jihoafrická
   republika | RSA | Republic of South Africa | Suid-Afrika
"""  # noqa: RUF001 - letters of other scripts
