"""Fields of real articles, as their infoboxes state them, and what is true of them, read by hand."""

MS_08 = """{{Infobox spaceflight
| name          = Soyuz MS-08
| COSPAR_ID     = 2018-026A
| SATCAT        = 43238
| mission_duration = 196d 18h 1m
| spacecraft_type  = [[Soyuz-MS]] 11F747
| launch_mass   = 7,220
| launch_date   = 21 March 2018, 17:44 UTC<ref>{{Cite web|url=http://x.org|title=y|date=21 March 2018}}</ref>
| launch_rocket = [[Soyuz-FG]]
| launch_site   = [[Baikonur Cosmodrome|Baikonur]] [[Gagarin's Start|Pad 1/5]]
| landing_date  = 4 October 2018, 11:45 UTC
| landing_site  = Kazakhstan
| crew_size     = 3
| crew_members  = [[Oleg Artemyev]]<br />[[Andrew J. Feustel]]<br />[[Richard R. Arnold]]<ref name=N>{{cite web |title=C }}</ref>
| docking       =
{{Infobox spaceflight/Dock
  | docking_target = [[International Space Station|ISS]]
  | docking_port   = [[Poisk (ISS module)|''Poisk'']] zenith
  | docking_date   = 23 March 2018, 20:40 UTC<ref name=nss>[https://x.org y]</ref>
  | undocking_date = 4 October 2018, 07:57 UTC
  | time_docked    = 194d 11h 17m
 }}
| previous_mission = [[Soyuz MS-07]]
| next_mission     = [[Soyuz MS-09]]
}}"""

MS_11 = """{{Infobox spaceflight
| name               = Soyuz MS-11
| mission_duration   = 203d 15h 15m 58s<ref name=SFMS11 />
| distance_travelled = 86,430,555 statue miles<ref>[https://x.org y]</ref>
| orbits_completed   = 3264<ref name=SFMS11 />
| spacecraft_type    = [[Soyuz-MS]] 11F747 No. 741
| launch_mass        = <!-- {{convert| | | |abbr=on}} -->
| launch_date        = 3 December 2018, 11:31 [[UTC]]<ref name="nsf20181203" />
| launch_rocket      = [[Soyuz-FG]]
| launch_site        = [[Baikonur Cosmodrome|Baikonur]], [[Gagarin's Start|Site 1/5]]
| landing_date       = 25 June 2019, 02:47:50 UTC<ref name=SFMS11>[http://x.org Soyuz MS-11]</ref>
| landing_site       = 148 km SE of Dzheskasgan <ref name=SFMS11 />
| crew_size          = 3
| crew_members       = [[Oleg Kononenko]]<br/>[[Anne McClain]]<br/>[[David Saint-Jacques]]
| orbit_inclination  = 51.6º<ref name=SFMS11 />
| docking            = {{Infobox spaceflight/Dock
  | docking_target = [[International Space Station|ISS]]
  | docking_port   = ''[[Poisk (ISS module)|Poisk]]'' zenith
  | docking_date   = 3 December 2018, 17:33 [[UTC]]
  | undocking_date = 24 June 2019, 23:25:30 UTC<ref name=SFMS11 />
  | time_docked    = {{time interval|3 December 2018 17:33|June 24, 2019 23:25|show=dhm|abbr=on}}
}}
| previous_mission   = [[Soyuz MS-10]]
| next_mission       = [[Soyuz MS-12]]
}}"""

MS_13 = """{{Infobox spaceflight
| name               = Soyuz MS-13
| COSPAR_ID          = 2019-041A
| SATCAT             = 44437
| mission_duration   = {{time interval|2019-07-20 16:28|2020-02-06 09:12:45|show=dhm|abbr=on}}
| orbits_completed   = 3,216 <ref name=SFMS13/>
| spacecraft_type = [[Soyuz-MS]] 11F747 No. 746
| launch_mass     = {{convert|NNNN| | |abbr=on}}
| launch_date     = 20 July 2019, 16:28:21 [[UTC]]<ref name=ria-20190413/>
| launch_rocket   = [[Soyuz-FG]]
| launch_site     = [[Baikonur Cosmodrome|Baikonur]], [[Gagarin's Start|Site 1/5]]
| landing_date    = 6 February 2020,<br/>09:12:45 [[UTC]]<ref>{{Cite web |date=2020-02-05 |title=S}}</ref><ref name=SFMS13/>
| landing_site    = Steppes of Kazakhstan.
| crew_size      = 3
| crew_members   = [[Aleksandr Skvortsov (cosmonaut)|Aleksandr Skvortsov]]<br/>[[Luca Parmitano]]
| crew_launching = [[Andrew R. Morgan]]
| crew_landing   = [[Christina Koch]]
| orbit_inclination  = 51.6°
| docking = {{Infobox spaceflight/Dock
   | docking_target = [[International Space Station|ISS]]
   | docking_port   = ''[[Zvezda (ISS module)|Zvezda]]'' aft
   | docking_date   = 20 July 2019, 22:47:50 [[UTC]]<ref name=SFMS13/>
   | undocking_date = 26 August 2019,<br/>03:35 [[UTC]]<ref name=Und/>
   | time_docked    = {{time interval|20 July 2019 22:47|August 26, 2019 03:35|show=dhm}}
}}
 {{Infobox spaceflight/Dock
   | docking_target = [[International Space Station|ISS]]<br>(relocation)
   | docking_port   = ''[[Poisk (ISS module)|Poisk]]'' zenith
   | docking_date   = 26 August 2019, 03:59 [[UTC]]<ref name=Und/>
   | undocking_date = 6 February 2020,<br/>05:50:28 [[UTC]]<ref name=SFMS13/>
   | time_docked    = {{time interval|2019-08-26 03:59|2020-02-06 05:50:28|show=dhm|abbr=on}}
}}
| previous_mission = [[Soyuz MS-12]]
| next_mission     = [[Soyuz MS-15]]
}}"""

MS_17 = """{{Infobox spaceflight
| name               = Soyuz MS-17
| COSPAR_ID          = <!-- Wikidata -->
| mission_duration   = {{time interval|14 October 2020, 05:45:04|17 April 2021, 04:55:07|show=dhm}}
| spacecraft         = Soyuz MS-17 No.&nbsp;747<ref>{{cite web|url=https://x.org|date=16 April 2021}}</ref>
| launch_date        = 14 October 2020, 05:45:04&nbsp;[[Coordinated Universal Time|UTC]]<ref name="sfn20201014"/>
| launch_rocket      = [[Soyuz-2|Soyuz-2.1a]] No.&nbsp;Х15000-045
| launch_site        = [[Baikonur Cosmodrome|Baikonur]], [[Baikonur Cosmodrome Site 31|Site 31/6]]
| landing_date       = 17 April 2021, 04:55:07&nbsp;UTC<ref name="nasa-20210416"/>
| landing_site       = [[Kazakh Steppe]], {{cvt|155|km}} southeast of [[Jezkazgan]] ({{Coord|47|19|32|N|69|39|35|E}})
| crew_members       = {{Unbulleted list|[[Sergey Ryzhikov (cosmonaut)|Sergey Ryzhikov]]|[[Sergey Kud-Sverchkov]]|[[Kathleen Rubins]]|class=crew}}
| docking            = {{Infobox spaceflight/Dock
   | docking_target  = [[International Space Station|ISS]]
   | docking_port    = ''[[Rassvet (ISS module)|Rassvet]]'' [[nadir]]
   | docking_date    = 14 October 2020, 08:48:43&nbsp;UTC
   | undocking_date  = 19 March 2021, 16:38:27&nbsp;UTC<ref name=SFR>{{Cite web|title=Relocations &#91;sic&#93;}}</ref>
   | time_docked     = {{time interval|2020-10-14 08:48:43|2021-03-19 16:38:27|show=dhm}}
   }}{{Infobox spaceflight/Dock
   | docking_target  = [[International Space Station|ISS]] (relocation)
   | docking_port    = ''[[Poisk (ISS module)|Poisk]]'' [[zenith]]
   | docking_date    = 19 March 2021, 17:12:35&nbsp;UTC<ref name=SFR/>
   | undocking_date  = 17 April 2021, 01:34:04&nbsp;UTC
   | time_docked     = {{time interval|2021-03-19 17:12:35|2021-04-17 01:34:04|show=dhm}}
   }}
| previous_mission   = [[Soyuz MS-16]]
| next_mission       = [[Soyuz MS-18]]
}}"""

MS_20 = """{{Infobox spaceflight
| name               = Soyuz MS-20
| mission_duration   = {{time interval|2021-12-08 07:38:15|2021-12-20 03:12:52|show=dhm}}
| spacecraft_type    = [[Soyuz MS]]
| launch_date        = {{Start date text|8 December 2021, 07:38:15|timezone=yes}}{{nbsp}}[[UTC]]<ref name="rsw-2021"/>
| launch_rocket      = [[Soyuz-2.1a]]
| launch_site        = [[Baikonur Cosmodrome|Baikonur]], [[Baikonur Cosmodrome Site 31|Site 31/6]]
| landing_date       = {{End date text|20 December 2021, 03:12:52|timezone=yes}}{{nbsp}}UTC
| landing_site       = [[Kazakh Steppe]], Kazakhstan ({{coord|47|21|N|69|37|E}})
| crew_size          = 3
| crew_members       = {{Ubl|[[Alexander Misurkin]]|[[Yusaku Maezawa]]|[[Yozo Hirano]]}}
| docking            = {{Infobox spaceflight/Dock
   | docking_target  = [[International Space Station|ISS]]
   | docking_port    = ''[[Poisk (ISS module)|Poisk]]'' zenith
   | docking_date    = 8 December 2021, 16:40:44&nbsp;UTC
   | undocking_date  = 19 December 2021, 23:50:30&nbsp;UTC
   | time_docked     = {{time interval|2021-12-08 13:40:44|2021-12-19 23:50:30|show=dhm}}
   }}
| previous_mission   = [[Soyuz MS-19]]
| next_mission       = [[Soyuz MS-21]]
}}"""

STS_101 = """{{Infobox spaceflight
| name               = STS-101
| spacecraft         = {{OV|104}}
| mission_duration   = 9&nbsp;days, 21&nbsp;hours, 10&nbsp;minutes, 10&nbsp;seconds
| orbits_completed   = 155
| distance_travelled = 6.6&nbsp;million&nbsp;km (4.1&nbsp;million&nbsp;mi)
| landing_mass       = {{cvt|100369|kg}}
| crew_size          = 7
| crew_members       = {{Unbulleted list|[[James D. Halsell]]|[[Scott J. Horowitz]]|[[Mary E. Weber]]|[[Jeffrey N. Williams]]|[[James S. Voss]]|[[Susan Helms|Susan J. Helms]]|[[Yuri Usachov|Yuri V. Usachov]]}}
| crew_EVA_duration  = 6&nbsp;hours, 44&nbsp;minutes
| launch_site        = [[Kennedy Space Center|Kennedy]], [[Kennedy Space Center Launch Complex 39A|LC-39A]]
| launch_date        = {{Start date text|19 May 2000, 10:11:10|timezone=yes}}&nbsp;[[Coordinated Universal Time|UTC]], 06:11:10{{nbsp}}am{{nbsp}}[[Eastern Time Zone|EDT]]
| landing_date       = {{End date text|29 May 2000, 06:20:19|timezone=yes}}&nbsp;UTC, 02:20:19{{nbsp}}am{{nbsp}}EDT
| landing_site       = Kennedy, [[Shuttle Landing Facility|SLF&nbsp;Runway&nbsp;15]]
| orbit_apoapsis     = {{cvt|332|km}}
| orbit_periapsis    = {{cvt|319|km}}<ref name="JSR-SC"/>
| orbit_period       = 91.04&nbsp;minutes<ref name="JSR-SC"/>
| orbit_inclination  = 51.5°
| docking            = {{Infobox spaceflight/Dock
   |docking_target      = [[International Space Station|ISS]]
   |docking_port        = [[Unity (ISS module)|Unity]] forward ([[PMA-2]])
   |docking_date        = 21 May 2000, 04:31{{nbsp}}UTC
   |undocking_date      = 26 May 2000, 23:03{{nbsp}}UTC
   |time_docked         = 5&nbsp;days, 18&nbsp;hours, 32&nbsp;minutes
 }}
| previous_mission   = [[STS-99]] (97)
| next_mission       = [[STS-106]] (99)
}}"""

ARYABHATA = """{{Infobox spaceflight
| name                  = Aryabhatta
| COSPAR_ID             = 1965-033A
| SATCAT                = 7752
| mission_duration      = 4&nbsp;days achieved
| launch_mass           = 360&nbsp;kg (794&nbsp;lb)
| launch_date           ={{start-date|19 April 1975, 07:30|timezone=yes}}&nbsp;UTC<ref name="l">{{cite web|date=2014}}</ref>
| launch_rocket         = [[Kosmos-3M]]
| launch_site           = [[Kapustin Yar]] [[Kapustin Yar Site 107|107/2]]
| last_contact          = {{end-date|24 April 1975}}
| decay_date            = 10 February 1992
| orbit_regime          = [[Low Earth orbit|Low Earth]]
| orbit_periapsis       = {{convert|568|km|mi}}
| orbit_apoapsis        = {{convert|611|km|mi}}
| orbit_inclination     = 50.6&nbsp;degrees
| orbit_period          = 96.46&nbsp;minutes
}}"""

SHENZHOU_10 = """{{UTC+8}}
{{Infobox spaceflight
| name = 神舟十号
| mission_duration = {{time interval|2013-06-11 17:38|2013-06-26 08:07|show=dhm}}
| orbits_completed = 233圈
| spacecraft = 神舟十号飞船
| launch_site = [[中国酒泉卫星发射中心|酒泉卫星发射中心]]<br/>921发射工位
| launch_rocket = [[长征二号F运载火箭|长征二号F运载火箭]]
| launch_date = 2013年6月11日17时38分02.666秒<ref>{{Cite web|date=2013年6月13日}}</ref>
| landing_date = 2013年6月26日08时07分
| landing_site = [[四子王旗着陆场|四子王旗着陆场]]<br/>{{coord|42|19|36|N|111|21|01|E|region:CN_type:landmark}}
| crew_size = 3
| crew_members = {{flagicon|PRC}} [[聂海胜|聂海胜]]<br/>{{flagicon|PRC}} [[张晓光_(航天员)|张晓光]]<br/>{{flagicon|PRC}} [[王亚平|王亚平]]
| docking = {{Infobox spaceflight/Dock
   | docking_target     = [[天宫一号目标飞行器|天宫一号目标飞行器]]
   | docking_date       = 2013年6月13日13时18分<ref name="a">{{cite web |date=2013-06-26}}</ref>
   | undocking_date     = 2013年6月23日8时26分<ref name="a"/>
 }}
 {{Infobox spaceflight/Dock
   | docking_target     = [[天宫一号目标飞行器|天宫一号目标飞行器]]
   | docking_date       = 2013年6月23日10时07分<ref name="a"/>
   | undocking_date     = 2013年6月25日7时05分<ref name="a"/>
 }}
| orbit_periapsis = 210千米<ref name="z" />
| orbit_apoapsis = 329.8千米
| orbit_inclination = 42.8度
| orbit_period = 1小时29分40秒
| previous_mission = [[神舟九号|神舟九号]]
| next_mission = [[长征七号首飞|长征七号首飞]]
| next_mission2 = [[神舟十一号|神舟十一号]]
}}
=== 执行航天员 ===
{| class="wikitable"
! 姓名 || 职责 || 飞行次数 || 飞行时间 || 轨道数
|-
|{{flagicon|CHN}} [[聂海胜|聂海胜]] || 指令长 || 1 || 115小时32分钟 || 76圈
|-
|{{flagicon|CHN}} [[张晓光_(航天员)|张晓光]] || 操作手 || 0 ||—||—
|-
|{{flagicon|CHN}} [[王亚平|王亚平]]（女） || 实验员 || 0 ||—||—
|}
=== 备份航天员 ===
{| class="wikitable"
! 姓名 || 职责 || 飞行次数 || 飞行时间 || 轨道数
|-
|{{flagicon|CHN}} [[翟志刚|翟志刚]]|| || 1 || 2天20小时18分钟 || 45圈
|}"""

TIANZHOU_1 = """{{UTC+8}}
{{Infobox spaceflight
| name         = 天舟一号货运飞船
| mission_duration= {{time interval|2017-04-20 11:41:35|2017-09-22 10:00|show=dh}}
| spacecraft   = [[天舟货运飞船|天舟货运飞船]]
| launch_mass = {{cvt|13000|kg|lb}}
| launch_site = [[中国文昌航天发射场|中国文昌航天发射场]]
| launch_rocket = [[长征七号运载火箭|长征七号运载火箭]]
| launch_date  = 2017年4月20日19时41分35.361秒
| decay_date = 2017年9月22日18时<ref>{{cite web |date=2017-09-22 }}</ref>
| docking               =
 {{Infobox spaceflight/Dock
   | docking_target     = [[天宫二号空间实验室|天宫二号空间实验室]]
   | docking_date       = 2017年4月22日12时23分<ref>{{cite web |date=2017-04-22 }}</ref>
   | undocking_date     = 2017年6月19日09时37分
   | time_docked        = {{time interval|2017-04-22 04:23|2017-06-19 01:37|show=dhm}}
 }}
 {{Infobox spaceflight/Dock
   | docking_target     = [[天宫二号空间实验室|天宫二号空间实验室]]再次
   | docking_date       = 2017年6月19日14时55分<ref name="second_docking"/>
   | undocking_date     = 2017年6月21日09时16分
   | time_docked        = {{time interval|2017-06-19 06:55|2017-06-21 01:16|show=dhm}}
 }}
 {{Infobox spaceflight/Dock
   | docking_target     = [[天宫二号空间实验室|天宫二号空间实验室]]第三次
   | docking_date       = 2017年9月12日23时58分
   | undocking_date     = 2017年9月17日16时15分
   | time_docked        = {{time interval|2017-09-12 15:58|2017-09-17 08:15|show=dhm}}
 }}
| previous_mission   = [[神舟十一号|神舟十一号]]
| next_mission = [[长征五号B首飞|长征五号B首飞]]
}}"""

# the infobox, introduction and crew of the reference mission's article, in Chinese
MS_07 = """{{宇航信息框
|name = 联盟MS-07
|operator = [[俄罗斯航太|俄罗斯宇航]]
|COSPAR_ID = 2017-081A
|SATCAT = 43063
|mission_duration = 168天5时18分
|spacecraft = 联盟号飞船
|spacecraft_type = [[联盟MS|联盟MS]] 11F747
|space_station = [[国际空间站|国际空间站]]
|start_date = 2017年12月19日 08:39 UTC
|end_date = 2018年6月3日 09:16 UTC
|docking_port= {{le|晨曦号实验舱|Rassvet (ISS module)}}
|crew_size = 3
|crew_members = {{le|安东∙什卡普列罗夫|Anton Shkaplerov}}<br>{{le|斯科特∙廷格尔|Scott D. Tingle}}<br>{{le|金井宣茂|Norishige Kanai}}
|launch_date = 2017年12月17日 7:21 UTC
|launch_rocket = [[联盟-FG|联盟-FG]]
|launch_site = [[拜科努尔航天发射场|拜科努尔航天发射场]]
|landing_date = 2018年6月3日 12:59 UTC
|landing_site = [[哈萨克斯坦|哈萨克斯坦]]
|previous_mission = [[File:Soyuz-MS-06-Mission-Patch.png|30px]][[联盟MS-06|联盟MS-06]]
|next_mission = [[联盟MS-08|联盟MS-08]][[File:Soyuz-MS-08-Mission-Patch.png|30px]]
}}
2017年12月17日7时21分（[[协调世界时|UTC]]）飞船从[[拜科努尔航天发射场|拜科努尔航天发射场]]发射升空，12月19日8时39分与[[国际空间站|国际空间站]]{{le|晨曦号实验舱|Rassvet (ISS module)}}对接，2018年6月3日与国际空间站解除对接并于哈萨克斯坦着陆。
== 机组人员 ==
{| class="wikitable" style="text-align:center"
!职位
!姓名
!飞行次数
|-
|指令长
| align="left" |{{Flagicon|RUS}} {{le|安东∙什卡普列罗夫|Anton Shkaplerov}}
|第3次
|-
|飞行工程师1
| align="left" |{{flagicon|USA}} {{le|斯科特∙廷格尔|Scott D. Tingle}}
|第1次
|-
|飞行工程师2
| align="left" |{{flagicon|JPN}} {{le|金井宣茂|Norishige Kanai}}
|第1次
|}
"""

# launch, arrivals, departures, landing or decay; duration in s; names up and down; station, ports, place, rocket, ship, zone
TRUTH = {
    "MS_08": (
        "2018-03-21T17:44Z", ["2018-03-23T20:40Z"], ["2018-10-04T07:57Z"], "2018-10-04T11:45Z", 16999260.0,
        ["Oleg Artemyev", "Andrew J. Feustel", "Richard R. Arnold"], None,
        "iss", ["poisk"], "baikonur-1-5", "soyuz-fg", "soyuz-ms", "zhezkazgan",
    ),
    "MS_11": (
        "2018-12-03T11:31Z", ["2018-12-03T17:33Z"], ["2019-06-24T23:25:30Z"], "2019-06-25T02:47:50Z", 17594158.0,
        ["Oleg Kononenko", "Anne McClain", "David Saint-Jacques"], None,
        "iss", ["poisk"], "baikonur-1-5", "soyuz-fg", "soyuz-ms", "zhezkazgan",
    ),
    "MS_13": (
        "2019-07-20T16:28:21Z", ["2019-07-20T22:47:50Z", "2019-08-26T03:59Z"], ["2019-08-26T03:35Z", "2020-02-06T05:50:28Z"],
        "2020-02-06T09:12:45Z", 17340285.0,
        ["Aleksandr Skvortsov", "Luca Parmitano", "Andrew R. Morgan"], ["Aleksandr Skvortsov", "Luca Parmitano", "Christina Koch"],
        "iss", ["zvezda", "poisk"], "baikonur-1-5", "soyuz-fg", "soyuz-ms", "zhezkazgan",
    ),
    "MS_17": (
        "2020-10-14T05:45:04Z", ["2020-10-14T08:48:43Z", "2021-03-19T17:12:35Z"], ["2021-03-19T16:38:27Z", "2021-04-17T01:34:04Z"],
        "2021-04-17T04:55:07Z", 15981003.0, ["Sergey Ryzhikov", "Sergey Kud-Sverchkov", "Kathleen Rubins"], None,
        "iss", ["rassvet", "poisk"], "baikonur-31-6", "soyuz-2-1a", "soyuz-ms", "zhezkazgan",
    ),
    "MS_20": (
        "2021-12-08T07:38:15Z", ["2021-12-08T16:40:44Z"], ["2021-12-19T23:50:30Z"], "2021-12-20T03:12:52Z", 1020877.0,
        ["Alexander Misurkin", "Yusaku Maezawa", "Yozo Hirano"], None,
        "iss", ["poisk"], "baikonur-31-6", "soyuz-2-1a", "soyuz-ms", "zhezkazgan",
    ),
    "STS_101": (
        "2000-05-19T10:11:10Z", ["2000-05-21T04:31Z"], ["2000-05-26T23:03Z"], "2000-05-29T06:20:19Z", 853810.0,
        ["James D. Halsell", "Scott J. Horowitz", "Mary E. Weber", "Jeffrey N. Williams", "James S. Voss", "Susan J. Helms", "Yuri V. Usachov"], None,
        "iss", ["unity"], "kennedy", None, "shuttle", "kennedy",
    ),
    "ARYABHATA": (
        "1975-04-19T07:30Z", [], [], "1992-02-10", 345600.0, [], None, None, [], "kapustin-yar", "kosmos-3m", None, None,
    ),
    "SHENZHOU_10": (
        "2013-06-11T09:38:02Z", ["2013-06-13T05:18Z", "2013-06-23T02:07Z"], ["2013-06-23T00:26Z", "2013-06-24T23:05Z"],
        "2013-06-26T00:07Z", 1261740.0, ["聂海胜", "张晓光", "王亚平"], None,
        "tiangong-1", [None, None], "jiuquan", "long-march-2f", "shenzhou", "siziwang",
    ),
    "TIANZHOU_1": (
        "2017-04-20T11:41:35Z", ["2017-04-22T04:23Z", "2017-06-19T06:55Z", "2017-09-12T15:58Z"],
        ["2017-06-19T01:37Z", "2017-06-21T01:16Z", "2017-09-17T08:15Z"], "2017-09-22T10:00Z", 13385905.0, [], None,
        "tiangong-2", [None, None, None], "wenchang", "long-march-7", "tianzhou", None,
    ),
    "MS_07": (
        "2017-12-17T07:21Z", ["2017-12-19T08:39Z"], ["2018-06-03T09:16Z"], "2018-06-03T12:59Z", 14534280.0,
        ["Anton Shkaplerov", "Scott D. Tingle", "Norishige Kanai"], None,
        "iss", ["rassvet"], "baikonur-1-5", "soyuz-fg", "soyuz-ms", "zhezkazgan",
    ),
}  # fmt: skip
