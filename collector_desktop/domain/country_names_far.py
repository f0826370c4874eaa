"""The names of the countries that little post goes to.

The codes are those of ISO 3166-1, alpha-2 and alpha-3. The names are those of the Unicode CLDR in
English and in the country's own languages; then what else the exports of accounting programs write.
"""

from __future__ import annotations

# Two letters, three letters, names; a line that begins with blanks goes on with the one above.
FAR = """
AF AFG Afghanistan | افغانستان
AG ATG Antigua & Barbuda
AI AIA Anguilla
AO AGO Angola
AQ ATA Antarctica
AS ASM American Samoa
AW ABW Aruba
AZ AZE Azerbaijan | Azərbaycan | Азәрбајҹан
BB BRB Barbados
BF BFA Burkina Faso
BI BDI Burundi | Uburundi
BJ BEN Benin
BL BLM St. Barthélemy
BM BMU Bermuda
BN BRN Brunei | بروني | Brunei Darussalam
BO BOL Bolivia | Plurinational State of Bolivia | Bolivia, Plurinational State of
BQ BES Caribbean Netherlands | Caribisch Nederland | Bonaire, Sint Eustatius and Saba
BS BHS Bahamas
BT BTN Bhutan | འབྲུག
BV BVT Bouvet Island
BW BWA Botswana
BZ BLZ Belize
CC CCK Cocos (Keeling) Islands
CD COD Congo - Kinshasa | DR Congo | DRC | Democratic Republic of the Congo | Congo, the
   Democratic Republic of the | Congo, Democratic Republic of the | Zaire
CF CAF Central African Republic | Ködörösêse tî Bêafrîka | République centrafricaine
CG COG Congo - Brazzaville | Congo | Republic of the Congo | Congo, Republic of
CI CIV Côte d'Ivoire | Ivory Coast
CK COK Cook Islands
CM CMR Cameroon | Cameroun
CR CRI Costa Rica
CU CUB Cuba
CV CPV Cape Verde | Cabo Verde
CW CUW Curaçao | Kòrsou
CX CXR Christmas Island
DJ DJI Djibouti | جيبوتي
DM DMA Dominica
DO DOM Dominican Republic | República Dominicana | Dominican Rep.
DZ DZA Algeria | الجزائر | Algérie
EH ESH Western Sahara | الصحراء الغربية
ER ERI Eritrea | ኤርትራ | إريتريا
ET ETH Ethiopia | ኢትዮጵያ
FJ FJI Fiji
FK FLK Falkland Islands | Falkland Islands (Malvinas) | Falklands
FM FSM Micronesia | Federated States of Micronesia | Micronesia, Federated States of
GA GAB Gabon
GD GRD Grenada
GF GUF French Guiana | Guyane française
GH GHA Ghana
GL GRL Greenland | Kalaallit Nunaat
GM GMB Gambia
GN GIN Guinea | Guinée
GP GLP Guadeloupe
GQ GNQ Equatorial Guinea | Guinea Ecuatorial | Guinée équatoriale | Guiné Equatorial
GS SGS South Georgia & South Sandwich Islands | South Georgia and the South Sandwich Islands
GT GTM Guatemala
GU GUM Guam
GW GNB Guinea-Bissau | Guiné-Bissau
GY GUY Guyana
HM HMD Heard & McDonald Islands | Heard Island and McDonald Islands
HN HND Honduras
HT HTI Haiti
IO IOT British Indian Ocean Territory
IQ IRQ Iraq | العراق
IR IRN Iran | ایران | Islamic Republic of Iran | Iran, Islamic Republic of | Persia
JM JAM Jamaica
KG KGZ Kyrgyzstan | Кыргызстан | Киргизия
KH KHM Cambodia | កម្ពុជា
KI KIR Kiribati
KM COM Comoros | جزر القمر | Comores
KN KNA St. Kitts & Nevis
KP PRK North Korea | 북한 | Korea, Democratic People's Republic of | Democratic People's
   Republic of Korea | DPRK
KY CYM Cayman Islands
KZ KAZ Kazakhstan | Казахстан | Қазақстан
LA LAO Laos | ລາວ | Lao People's Democratic Republic | Lao PDR
LC LCA St. Lucia
LR LBR Liberia
LS LSO Lesotho
LY LBY Libya | ليبيا
MF MAF St. Martin | Saint Martin (French part)
MG MDG Madagascar | Madagasikara
MH MHL Marshall Islands
ML MLI Mali
MM MMR Myanmar (Burma) | မြန်မာ | Burma | Myanmar
MN MNG Mongolia | Монгол
MO MAC Macao | 中國澳門特別行政區 | Macau, RAE da China | Macau | Macao SAR
MP MNP Northern Mariana Islands
MQ MTQ Martinique
MR MRT Mauritania | موريتانيا
MS MSR Montserrat
MU MUS Mauritius | Maurice
MV MDV Maldives | ދިވެހި ރާއްޖެ
MW MWI Malawi
MZ MOZ Mozambique | Moçambique
NA NAM Namibia
NC NCL New Caledonia | Nouvelle-Calédonie
NE NER Niger
NF NFK Norfolk Island
NI NIC Nicaragua
NP NPL Nepal | नेपाल
NR NRU Nauru
NU NIU Niue
PA PAN Panama
PF PYF French Polynesia | Polynésie française
PG PNG Papua New Guinea | Papua Niugini
PM SPM St. Pierre & Miquelon | Saint-Pierre-et-Miquelon
PN PCN Pitcairn Islands | Pitcairn
PR PRI Puerto Rico
PS PSE Palestinian Territories | الأراضي الفلسطينية | Palestine | State of Palestine |
   Palestine, State of
PW PLW Palau
PY PRY Paraguay | Paraguai
RE REU Réunion | La Réunion | Reunion Island
RW RWA Rwanda | U Rwanda
SB SLB Solomon Islands
SC SYC Seychelles
SD SDN Sudan | السودان
SH SHN St. Helena | Saint Helena, Ascension and Tristan da Cunha
SJ SJM Svalbard & Jan Mayen | Svalbard og Jan Mayen
SL SLE Sierra Leone
SN SEN Senegal | Senegaal
SO SOM Somalia | Soomaaliya | الصومال
SR SUR Suriname
SS SSD South Sudan
ST STP São Tomé & Príncipe | São Tomé e Príncipe
SV SLV El Salvador
SX SXM Sint Maarten | Sint Maarten (Dutch part)
SY SYR Syria | سوريا | Syrian Arab Republic
SZ SWZ Eswatini | Swaziland
TC TCA Turks & Caicos Islands
TD TCD Chad | تشاد | Tchad
TF ATF French Southern Territories
TG TGO Togo
TJ TJK Tajikistan | Тоҷикистон
TK TKL Tokelau
TL TLS Timor-Leste | East Timor
TM TKM Turkmenistan
TO TON Tonga
TT TTO Trinidad & Tobago | Trinidad
TV TUV Tuvalu
TZ TZA Tanzania | United Republic of Tanzania | Tanzania, United Republic of
UG UGA Uganda
UM UMI U.S. Outlying Islands | United States Minor Outlying Islands
UZ UZB Uzbekistan | Oʻzbekiston | Ўзбекистон
VC VCT St. Vincent & Grenadines | Saint Vincent and the Grenadines
VE VEN Venezuela | Bolivarian Republic of Venezuela | Venezuela, Bolivarian Republic of
VG VGB British Virgin Islands | Virgin Islands, British
VI VIR U.S. Virgin Islands | Virgin Islands, U.S.
VU VUT Vanuatu
WF WLF Wallis & Futuna | Wallis-et-Futuna
WS WSM Samoa
YE YEM Yemen | اليمن
YT MYT Mayotte
ZM ZMB Zambia
ZW ZWE Zimbabwe
"""  # noqa: RUF001 - letters of other scripts
