"""The grammar of date expressions, written over the signs of words.py and tokens.py; it holds for every language.

RULES run from the most to the least specific; the first to claim a stretch keeps it. Each is a regular expression over
signs, bounded so that it is linear, with its reader beside it: a function from the match to what is told. To add a form,
add a rule at the place where nothing above it means something else.

Signs: ê the eve of a date, M m v month (strong, weak, in the wrong case), W w e weekday, ŵ many of one, J "yesterday", U u z unit (one, many, two of them),
L T N "last", "this", "next", l φ "last" and "first" of many, P early/mid/late, ~ about, A a ago or in (before, after the unit),
C "of", & "and", r "to", i what may stand before a date or between it and a count, O ordinal, Q number word, R Roman numeral, G decade word,
g "the years" of a decade, or of a count, F Y season ("summer", "im Sommer"), b between, p ago or in before a mark only, X feast, ξ one that is counted, I H j Islamic and Persian month (j weak), E B era (E an ending of intervals, too), K night, S time of day, c clock time,
V "every", ω "his", κ the week of a number, τ between a week and its day, = "the same period", № ☎ what has a number of its own, † a church, s t ordinal and decade suffix, x anything else; numbers and marks as in tokens.py.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from builder.find.dates.readers.claims import Claim, Reader
from builder.find.dates.readers.counted import (
    ago,
    ago_this_month,
    ago_today,
    ago_together,
    beside_feast,
    counted_from_date,
    counted_with_date,
    day_of_month_told,
    day_of_this_month,
    deictic,
    end_of_year,
    month_ago,
    month_of_span,
    month_of_turned,
    nth_feast,
    numbered_week,
    same_of_year,
    season_of_turned,
    today,
    turned_unit,
    week_beside_day,
    week_of_day,
    weekday_after_next,
    weekday_ago,
    weekday_beside_feast,
    weekday_of_span,
    weekdays_ago,
    weekend_beside_feast,
    weekend_of_feast,
)
from builder.find.dates.readers.days import (
    after_year,
    church,
    day_in_brackets,
    figures_alone,
    figures_apart,
    freephone,
    nothing,
    one_date,
    opening_hours,
    other_calendar,
    turned_day,
    weekday_in_brackets,
    weekday_in_figures,
    wire_day,
    wire_day_opening,
)
from builder.find.dates.readers.lists import (
    centuries,
    days_of_month,
    days_of_turned,
    decades,
    decades_in_figures,
    decades_until,
    more_days,
    short_years,
    weekdays,
    years,
)
from builder.find.dates.readers.spans import (
    between,
    between_told,
    dated_in_brackets,
    days_to_figures,
    end_of_span,
    end_of_span_told,
    interval,
    interval_by_endings,
    interval_from_today,
    interval_of_figures,
    interval_of_joined_figures,
    interval_of_short,
    month_of_days,
    months_of_this_year,
    months_of_turned_year,
    months_of_year,
    months_of_year_told,
    months_to,
    night,
    short_year_interval,
    two_days,
    week_of_days,
    year_and_month,
)
from builder.find.dates.readers.within import (
    article_day,
    called_day,
    day_alone,
    day_by_number,
    day_called_one,
    day_of_the_month,
    month_called,
    nth_day_of_feast,
    nth_day_of_feast_told,
    nth_of_told,
    nth_of_turned,
    nth_unit,
    nth_unit_joined,
    nth_unit_told,
    nth_weekday,
    nth_weekday_of_month,
    nth_weekday_of_told,
    nth_weekday_of_turned,
    quarter,
    turned_span,
    weekday_and_nth,
    weekday_and_nth_of_turned,
    word_day,
)
from builder.find.dates.readers.years import (
    bare_year,
    century,
    century_in_figures,
    century_name,
    century_part_told,
    decade,
    decade_word,
    era_first,
    halved,
    short_persian_season,
    short_persian_year,
    short_year,
    year,
)
from builder.find.dates.tokens import Tokens
from builder.find.dates.words import Vocabulary

# -- parts ---------------------------------------------------------------------------------------------------------

_BARE_DAY = r"(?:[nd](?:[-.]?s)?|O(?!U))"
_DAY = r"(?:[nd](?:[-.]?s)?\.?|O(?!U))"
_BARE_MONTH = r"(?:(?:M|[mv]\.?)(?:/[Mm]|\([Mm]\)|[Mm])?)"
_MONTH = rf"(?:U?C?{_BARE_MONTH})"
_OF = r"C{0,3}"
_YEAR = r"(?:C{0,2}[Ug]?C?\(?y(?!-?'?t)\)?(?:U(?!C?\(?y))?E?|,?C?'[ndk]|C?k(?![xUug#%]|[.,]?[ndk]))"
_COMMA_YEAR = rf"(?:,y|{_YEAR})"
_WEEKDAY = r"(?:(?:[LTN]|C)?(?:W|[we]\.?)[SK]?[LTN]?[SK]?[,-]?C{0,2}\(?)"
_TAIL = r"(?:(?<!\.)\(?Q?W\)?|,\(?[QC]?W\)?(?![SK]?,?C{0,2}\(?(?:[nd]|O)))?"
# no weekday of the next date or sentence: "Monday 10 March, Sunday 16 March", "on 19 May. Tuesday is free"
_TURNED_YEAR = r"(?:C{0,3}(?:[LTN]U|U[LTN]|TU)|(?<!\.)C{0,3}J)"
_DMY = rf"(?:{_WEEKDAY}?{_DAY}{_OF}{_MONTH}(?:[LTN](?!U))?(?:{_TURNED_YEAR}|{_YEAR}|,yE?(?=[,.)!c-]|$)|,Uy(?!-?'?t))?[LTN]?{_TAIL})"
_MDY = rf"(?:{_WEEKDAY}?{_MONTH}(?:(?<!\.)C)?{_BARE_DAY}(?:{_TURNED_YEAR}|{_COMMA_YEAR})?{_TAIL})"
_MDY_FULL = rf"(?:{_WEEKDAY}?{_MONTH}C?{_BARE_DAY}{_COMMA_YEAR})"
_NUMERIC = rf"(?:{_WEEKDAY}?\(?D\)?E?{_TAIL})"
_WHOLE = rf"(?:{_DMY}|{_MDY_FULL}|{_NUMERIC})"
_OTHER_YEAR = rf"(?:{_TURNED_YEAR}|C?U?C?\(?y\)?|C?UC?k|C?k(?![%Uug#]|[.,]?[ndk]))"
_OTHER = rf"(?:{_WEEKDAY}?{_DAY}{_OF}[IHj](?:U?{_OTHER_YEAR}|U|[LTN](?!U))?E?)"
_FEAST = r"(?:[LTN]?X(?:C{0,2}(?:UC?)?y)?)"
_BASE = rf"(?:{_WHOLE}|{_DMY}|{_MDY}|{_FEAST})"
_TO = r"(?:C?r|-)"
_NUMBER = r"(?:Q(?:-?&?Q){1,4}|[ndkQ#v])"
_COUNTED = rf"(?:{_NUMBER}[Uug]|z|(?<![LTN])U)"
_COUNTED_MORE = rf"(?:{_NUMBER}[Uug]|z)"  # with a number: not "il y a trois ans jour pour jour"
_POINT = rf"(?:{_WHOLE}|{_MONTH}{_YEAR}|[Ug]?yU?)"
_BEFORE = "iCABrPLNTUbae&~"
_TURNED_OR_YEAR = rf"(?:{_TURNED_YEAR}|{_YEAR})"
_SPAN = rf"(?:{_MONTH}{_TURNED_OR_YEAR}?|U?C?yU?|{_TURNED_YEAR})"
_TWIN = r"(?:[Mm](?:/[Mm]|\([Mm]\))?)"
"""A month, or its two names: "سبتمبر/أيلول"."""
_NO_UNIT = r"(?!-?[Uug])"
"""No "Thursday, the second day of the talks"."""
_HALF_OF = r"(?:(?P<half>[OL]-?U)C{0,2})"


# -- the rules -----------------------------------------------------------------------------------------------------


class Rule(NamedTuple):
    pattern: re.Pattern[str]
    read: Reader
    month_first: bool
    """Whether it holds only where the month is written first."""


def _rule(pattern: str, read: Reader, month_first: bool = False) -> Rule:
    return Rule(re.compile(pattern, re.VERBOSE), read, month_first)


RULES = (
    _rule(r"(?<= x - ) (?P<day> [nd] ) - (?P<month> n ) (?= \( x )", wire_day),
    _rule(r"(?<= x ) (?P<day> d ) - (?P<month> n ) (?= \( x )", wire_day_opening),
    _rule(r"(?<= x ) [f⁄] (?= \( x )", one_date),  # "BRUXELLES 05/03 (BELGA)"
    # no dates
    _rule(r"V C? [OL]? [WMUFXSKJ]", nothing),
    _rule(r"(?<! [UnydkQR#] ) B \.? (?: [yndk#] '? [tC]? (?! [MmvU] ) | (?: [RO] | [nd] (?: -? s | \. )? ) -? U )", nothing),  # "M.Ö. 1300'lerde"
    _rule(r"(?<! [Uy] ) B \.? y U | [UnydkQ]? y? U? B | R? U B | U [RO] B", nothing),
    _rule(r"(?: [LNl] C? [nQ#d] | (?<! M n & ) (?<! [κU] ) (?<! [Mmv] ) (?<! [Mmv] \. ) [nQ#d] C? [Ll] ) [Uug] (?! C{0,2} (?: (?: U C? )? [yMmv] | [LTN] U | U [LTN] ) ) | [Tl] [Ll] [ug] | [ug] [Ll] (?! [WMU] )", nothing),
    _rule(rf"A C (?: {_NUMBER} ) [ug] (?! C? [LT] )", nothing),  # "dans les deux années suivant la signature"
    _rule(r"< C? [ndk#] (?! -? s? \.? C{0,3} [UugMmv] )", nothing),
    _rule(r"b C{0,2} [yndk] C? & C? \# | [yndk] C? [r-] C? \#", nothing),
    _rule(rf"Z (?: (?: {_DAY} | R ) -? {_OF} {_MONTH} (?: -? y )? | [Mm] (?! C? [ynd] ) )", nothing),
    _rule(rf"(?: {_DAY} | R ) -? {_OF} {_MONTH} Z | Z , {_DAY} v | Z y U", nothing),
    _rule(r"† C{0,3} '? X", church),
    _rule(r"\# - y (?! [-/] ) | (?: \# -? ){2,6} y (?! [-/] )", nothing),  # a telephone number
    _rule(r"(?<! [nd\#k-] ) [nd\#k] - y - (?= x )", nothing),  # "N.° 124-2024-PCM"
    _rule(r"y \#", freephone),
    _rule(r"ω P? -? (?: G | [dk] '? t )", nothing),  # "in her late forties", "his mid-40s": an age
    _rule(r"☎ [.!]{0,2} (?: [(-]{0,2} [\#yndkf⁄·] (?! \.? C{0,2} [MmWU] ) [)/]? ){1,10}", nothing),
    _rule(r"№ \.? \(? [yndkD] (?! [.:/-]? [MmWD] )", nothing),
    _rule(r"(?<! [KSbLTN] ) (?P<first> [Wwe] ) \.? - (?P<last> [Wwe] ) (?! \.? ,? C{0,2} (?: [nd] s? \.? (?: C? [r-] C? [nd] \.? )? C{0,2} [Mmv] | [MmDfh] ) )", opening_hours),
    _rule(r"(?P<first> [Ww] ) C? r C{0,2} (?P<last> [Ww] ) ,? [Ci]{0,2} (?: [nd\#] C? [r&-] C? [nd\#] | c ) (?! \.? C{0,2} [Mmv] )", opening_hours),
    _rule(r"(?<= c ) ,? C? (?P<first> [Ww] ) C? r C{0,2} (?P<last> [Ww] ) (?! ,? C{0,2} (?: [nd] s? \.? C{0,2} [Mmv] | [MmDfh] ) )", opening_hours),
    # between two
    _rule(rf"b C{{0,3}} (?P<first> {_POINT} ) ,? C? & C{{0,3}} (?P<last> {_POINT} ) (?! [ug%#] )", between),
    _rule(rf"b [CV]{{0,3}} u? (?P<first> {_WEEKDAY}? {_DAY} ) ,? C? & C{{0,3}} (?P<last> {_DMY} | {_WEEKDAY} {_DAY} )", between),
    _rule(rf"b C{{0,3}} (?P<first> {_DMY} | {_MDY} | {_TWIN} | W ) ,? C? & C{{0,3}} (?P<last> {_DMY} | {_MDY} | (?: {_TWIN} | W ) {_YEAR}? )", between),
    _rule(rf"(?P<first> {_POINT} | {_DMY} | {_DAY} ) & (?P<last> {_POINT} | {_DMY} ) (?= [ug]? b )", between),
    _rule(rf"(?P<first> {_TWIN} | W ) & (?P<last> (?: {_TWIN} | W ) ) (?= b )", between_told),
    # "the weekend (21-23.02.2020)": what stands in brackets is the value of what stands before them
    _rule(rf"(?P<turned> [LTN] C? U | U [LTN] | [LTN]? J ) (?: ,? C? \(? ) (?P<first> {_WEEKDAY}? {_DAY} | {_DMY} ) {_TO} C{{0,2}} (?P<last> {_NUMERIC} | {_DMY} ) \)?", dated_in_brackets),
    _rule(rf"(?P<turned> [LTN] C? U | U [LTN] | [LTN]? J ) C{{0,2}} (?P<first> {_WEEKDAY}? {_DAY} ) [&/] C{{0,2}} (?P<last> {_NUMERIC} | {_DMY} )", week_of_days),
    _rule(rf"(?P<turned> [LTN] C? U | U [LTN] | [LTN]? J ) \( C? (?: (?P<first> {_DAY} ) [&/] C? )? (?P<last> {_NUMERIC} | {_DMY} ) \)", dated_in_brackets),
    # intervals of whole dates
    _rule(rf"(?P<first> {_WHOLE} ) {_TO} C? (?P<last> {_WHOLE} )", interval),
    _rule(rf"(?P<first> {_MDY} ) {_TO} C? (?P<last> {_MDY} )", interval, True),
    _rule(rf"(?P<first> {_WEEKDAY}? {_DAY} | [f⁄·h] ) {_TO} C{{0,2}} (?P<last> {_NUMERIC} )", days_to_figures),
    _rule(rf"(?P<first> {_OTHER} ) {_TO} C? (?P<last> {_OTHER} )", interval),
    _rule(rf"(?P<first> {_DAY} ) {_TO} C? (?P<last> {_OTHER} )", interval),
    _rule(rf"(?P<first> [HI] ) {_TO} C? (?P<last> [HI] (?: U? {_OTHER_YEAR} )? )", interval),
    _rule(rf"(?P<first> (?: P C{{0,3}} )? U? y | {_MONTH} {_YEAR} | {_WHOLE} ) C? r C{{0,2}} (?P<last> {_WHOLE} | P? C{{0,2}} {_MONTH} {_YEAR} | P C{{0,2}} y )", interval),
    _rule(r"b C? (?P<first> [f⁄] ) & C? (?P<last> [f⁄] ) | (?<= [iCx] ) (?P<from> [f⁄] ) C? r C? (?P<to> [f⁄] )", interval_of_figures),
    _rule(r"(?P<from> h ) - (?P<to> h ) | (?P<first> [f⁄] ) - (?P<last> [f⁄] )", interval_of_joined_figures),
    _rule(rf"(?<= [Ci] ) (?P<first> P C? (?: {_MONTH} {_YEAR} | U? y U? ) ) (?P<last> P C? (?: {_MONTH} {_YEAR} | U? y U? ) )", interval),
    _rule(rf"(?P<first> q (?: C? {_YEAR} )? | y -? q ) {_TO} C? (?P<last> q C? {_YEAR} | y -? q )", interval),
    _rule(rf"(?P<first> (?: {_WHOLE} | {_MONTH} | {_MONTH}? U? y ) ) (?P<from> E ) (?P<last> {_WHOLE} | {_DMY} | {_MONTH} | {_MONTH}? U? y ) (?P<to> E )", interval_by_endings),
    _rule(rf"b C{{0,2}} (?P<first> {_WHOLE} | {_MONTH}{_YEAR} | U? y ) & C? (?P<last> J )", interval),
    _rule(rf"(?P<first> {_WHOLE} | {_MONTH}{_YEAR} | {_DAY}[/-][Mmv][/-]y ) (?<! \. ) {_TO} C? (?P<last> J )", interval),
    _rule(rf"[KS] C{{0,2}} (?P<first> [Ww] ) (?: C? [r&] | [-/] ) C{{0,2}} (?P<last> (?= [LTN]? C? W ) {_DMY} )", night),
    # "du 3 au 5 mai 2017", "nuit du 3 au 4 mai", "May 3-5, 2017"
    _rule(rf"[Ww] C? r C{{0,2}} [Ww] ,? C{{0,2}} (?P<first> {_DAY} ) {_TO} C{{0,2}} (?P<last> {_DMY} )", interval),
    _rule(rf"(?: [KS] C{{0,2}} )? (?P<first> {_WEEKDAY}? {_DAY} ) ,? {_TO} C{{0,2}} (?P<last> {_DMY} )", interval),
    _rule(rf"(?P<first> [Ww] ) C? r C{{0,2}} (?P<last> [Ww] ,? C{{0,2}} {_DMY} )", interval),
    _rule(rf"(?P<first> [Ww] ) C? r C{{0,2}} (?P<last> [Ww] ,? {_MDY} ) (?! - )", interval, True),
    _rule(rf"(?P<first> {_WEEKDAY}? {_MONTH} {_BARE_DAY} ) {_TO} C? (?P<last> {_BARE_DAY} {_COMMA_YEAR}? )", month_of_days, True),
    _rule(rf"(?P<first> {_DAY} ) {_TO} C{{0,2}} (?P<last> {_DAY} ) C{{0,3}} (?P<turn> [LTN] C? U | U [LTN] )", days_of_turned),
    _rule(rf"(?P<turn> [LTN] C? U | U [LTN] ) ,? [Ci]{{1,3}} (?P<first> {_DAY} ) {_TO} C{{0,2}} (?P<last> {_DAY} ) (?! [.,]? C{{0,3}} [MmvUug#%] )", days_of_turned),
    _rule(r"(?P<turn> [LTN] U ) (?P<first> [nd] ' s ) (?P<last> [nd] ' s ) (?! C? [MmvUug] )", days_of_turned),
    _rule(rf"(?<= [iC] ) (?P<first> J ) [SK]? ,? C? r C{{0,2}} (?P<last> {_NUMERIC} | {_DMY} | [LN]? C? W [LN]? | J )", interval_from_today),
    _rule(rf"(?P<days> [f⁄\#] ) (?P<month> C{{0,2}} {_BARE_MONTH} {_YEAR}? )", two_days),
    # "19 et 20 août", "May 3 and 4", "March and April 2017"
    _rule(rf"(?P<more> {_WEEKDAY}? {_DAY} (?: (?: , | & (?= C? {_DAY} & ) ) C? {_WEEKDAY}? {_DAY} ){{0,6}}+ ) ,? C? & C{{0,2}} (?P<last> {_DMY} )", days_of_month),
    _rule(rf"(?P<more> {_WEEKDAY}? {_DAY} {_OF} {_MONTH} ) ,? & C{{0,2}} (?P<last> {_DMY} )", days_of_month),
    _rule(rf"(?P<more> {_WEEKDAY}? [nd] \. ) / (?P<last> {_WEEKDAY}? [nd] \. {_MONTH} {_YEAR}? )", days_of_month),
    _rule(rf"(?P<first> {_MONTH} {_BARE_DAY} ) & (?P<last> [nd] (?: -? s )? (?! [.:]? [\#kndugU%c] ) (?: {_TURNED_YEAR} | {_COMMA_YEAR} )? )", more_days, True),
    _rule(rf"(?P<more> [Mm] (?: , C? [Mm] ){{0,4}}+ ) ,? & C? (?P<last> [Mm] {_YEAR}? )", days_of_month),
    _rule(rf"(?P<more> [FY] ) & [Ci]{{0,3}} (?P<last> [FY] {_TURNED_OR_YEAR} )", days_of_month),
    _rule(r"[gu] C? y (?: , C? y ){0,5} ,? C? & C{0,2} y", decades_in_figures),
    _rule(r"[ug] (?P<more> y (?: , C? y ){0,5} ) ,? C? & C? y | (?: y , C? ){1,5} y ,? C? & C? y", years),
    _rule(r"y (?: , C? '? [dk] ){0,4} ,? & C? (?: ' [dk] (?! -? '? [stug%\#UMmv] ) | [dk] (?= [.,;:!?)] | $ ) )", short_years),
    # "a year ago today", "three days after 12 January"
    _rule(rf"J ,? C? [Ab] C? (?: (?P<count> {_NUMBER} ) [Uug] | z | U ) | [Ab] C? (?: (?P<number> {_NUMBER} ) [Uug] | z | U ) ,? C? J", ago_today),
    _rule(rf"J ,? C? (?: (?P<count> {_NUMBER} ) [Uug] | z ) a | (?: (?P<number> {_NUMBER} ) [Uug] | z | U ) a ,? C? J", ago_today),
    _rule(rf"(?: [Ab] C? (?: (?P<number> {_NUMBER} ) [Uug] | z | U ) | (?: (?P<count> {_NUMBER} ) [Uug] | z | U ) a ) C{{0,2}} T U", ago_this_month),
    _rule(rf"(?: A | (?<! [CiLTN] ) (?! U ) | (?= U ) (?<! [LTNQndk] ) ) (?: (?P<count> {_NUMBER} ) (?P<unit> [Uug] ) | z | U ) C? (?P<marker> [pai] ) C{{0,2}} (?P<date> {_BASE} | J | [LN]? W ) (?! C? r C{{0,2}} [WMXJnd] )", counted_from_date),
    _rule(rf"(?<! [LTNOQndk\#] ) (?P<count> (?!) )? U (?P<marker> A ) C{{0,2}} (?P<date> {_FEAST} )", counted_from_date),
    _rule(rf"(?P<count> {_NUMBER} ) (?P<unit> [Uug] ) (?P<marker> A ) C{{0,2}} (?P<date> {_BASE} | J | W )", counted_from_date),
    _rule(rf"[Ai] C? (?: (?P<count> {_NUMBER} ) (?P<unit> [Uug] ) | z | U ) (?P<marker> r ) C? (?P<date> {_BASE} )", counted_from_date),
    _rule(rf"(?P<marker> A ) C? (?: (?P<count> {_NUMBER} ) (?P<unit> [Uug] ) | z | U ) (?P<of> C ) C? (?P<date> {_BASE} | J )", counted_from_date),
    _rule(rf"(?P<marker> A ) C? (?P<date> {_BASE} ) C (?: (?P<count> {_NUMBER} ) (?P<unit> [Uug] ) | z | U )", counted_with_date),
    _rule(rf"(?P<date> {_BASE} | W ) (?P<from> [Ei] ) (?P<count> {_NUMBER} ) (?P<unit> [Uug] ) (?P<marker> a )", counted_from_date),
    _rule(rf"J C{{1,2}} (?P<date> {_FEAST} ) | J (?P<feast> {_FEAST} )", beside_feast),
    _rule(rf"J (?P<marker> [Apai] ) C{{0,2}} (?P<date> {_FEAST} )", weekend_beside_feast),
    _rule(rf"(?: C? (?P<nth> [OQn] ) s? \.? )? (?P<weekday> W ) (?P<marker> [Apai] ) C{{0,2}} (?P<date> {_FEAST} )", weekday_beside_feast),
    # "two weeks and two days ago", "vor einem Jahr und zwei Monaten"
    _rule(rf"[Ab] C? {_COUNTED} &? {_COUNTED_MORE} (?: &? {_COUNTED_MORE} )? (?! [ap] )", ago_together),
    _rule(rf"{_COUNTED} (?: ,? {_COUNTED_MORE} )? & {_COUNTED_MORE} a | {_COUNTED} {_COUNTED_MORE} (?: & {_COUNTED_MORE} )? a", ago_together),
    _rule(rf"[Ab] C? (?P<count> {_NUMBER} ) (?P<weekday> [Wŵ] ) | (?P<number> {_NUMBER} ) (?P<counted> [Wŵ] ) a", weekdays_ago),
    # "the first Monday in November", "premier trimestre 2017"
    _rule(rf"(?P<nth> [OLn] ) s? \.? [Wwe] [ACi]{{0,3}} {_MONTH} {_YEAR}?", nth_weekday),
    _rule(rf"W (?P<nth> [OL] ) {_OF} {_MONTH} {_YEAR}?", weekday_and_nth),
    _rule(rf"{_MONTH} {_YEAR}? C? (?P<nth> [OL] ) [Ww]", nth_weekday),
    _rule(r"(?P<nth> [OL] ) [Wwe] (?: [ACi]{0,3} (?: [LTN] C? U | U [LTN] ) | [ACi]{1,3} U (?! C? [ORyM(] ) )", nth_weekday_of_turned),
    _rule(r"(?P<nth> [OL] ) [Wwe] U (?! C{0,2} [ORy(LTN] )", nth_weekday_of_month),
    _rule(r"W (?P<nth> [OL] ) [Ci]{1,3} (?: [LTN] C? U | U [LTN] )", weekday_and_nth_of_turned),
    _rule(r"(?<! [Qndky\#] ) (?: [LTN] C? )? U (?P<nth> [OL] ) [Ww]", nth_weekday_of_told),
    _rule(r"(?<! [Qndky\#] ) (?P<turn> [LTN] )? (?P<within> U ) (?P<nth> [OL] | [nd] \. ) (?P<unit> [UJ] )", nth_of_told),
    _rule(r"(?P<unit> U ) (?P<nth> [OL] ) C{1,3} (?P<within> U ) (?P<turn> [LTN] )? (?! C{0,2} [ORyMmvIHj(] )", nth_of_turned),
    _rule(rf"C? (?P<nth> O ) (?P<unit> [Uu] ) {_OF} (?P<feast> {_FEAST} )", nth_day_of_feast),
    _rule(rf"(?P<feast> {_FEAST} ) E? (?P<nth> O | [nd] \. ) (?P<unit> U )", nth_day_of_feast_told),
    _rule(rf"(?: {_WEEKDAY}? {_DAY} C{{1,3}} | [nd] \. | (?<= C ) [nd] (?= T ) ) (?: [LTN] C? U | U [LTN] )", turned_unit),
    _rule(rf"(?: {_WEEKDAY} | U )? (?: {_DAY} C{{1,3}} | O | [nd] (?: -? s | \. | U ) | (?<= [iCU] ) [nd] ) J", day_of_month_told),
    _rule(r"J [nd] ' s", day_of_month_told),
    _rule(rf"(?: C? (?: [OL] | [nd] s ) U {_OF} | (?: C? (?: O | [nd] s ) | C L ) U A C? ) (?P<when> {_MONTH} {_TURNED_OR_YEAR}? )", nth_unit),
    _rule(rf"(?: C | (?<! [ndkQ\#] ) ) U [OL] {_OF} (?P<when> {_MONTH} {_TURNED_OR_YEAR}? )", nth_unit),
    _rule(rf"(?: [OL] | [nd] \. ) (?P<when> [Mm] ) - (?P<unit> U ) {_TURNED_OR_YEAR}?", nth_unit_joined),
    _rule(rf"(?P<count> {_NUMBER} ) (?P<unit> [ug] ) C? r C? (?P<month> {_MONTH} {_YEAR}? ) (?! \.? C? [nd] )", months_to),
    _rule(rf"(?P<month> {_MONTH} ) C{{0,2}} (?P<ago> [Ab] C? (?: {_NUMBER} [Uug] | z ) | {_NUMBER} [Uug] a )", month_ago),
    _rule(r"(?P<weekday> W ) p N (?! C? [UugWMmv] )", weekday_after_next),
    _rule(rf"(?P<weekday> W ) [SK]? C{{0,2}} (?P<ago> [Ab] C? (?: {_NUMBER} [Uu] | z | U ) (?! C x ) | (?: {_NUMBER} [Uu] | z | U ) a )", weekday_ago),
    _rule(rf"C? [OLl] C? (?P<count> {_NUMBER} ) (?P<unit> [Uug] ) (?P<when> {_TURNED_OR_YEAR} )", months_of_year),
    _rule(rf"C? (?P<count> {_NUMBER} ) [OLl] (?P<unit> [Uug] ) (?P<when> {_TURNED_OR_YEAR} )", months_of_year),
    _rule(rf"(?P<unit> [Uug] ) (?P<count> {_NUMBER} ) [OL] (?P<when> {_TURNED_OR_YEAR} )", months_of_year),
    _rule(rf"(?P<count> {_NUMBER} ) (?P<unit> [Uug] ) [OL] (?P<when> {_TURNED_OR_YEAR} )", months_of_year),
    _rule(rf"[CAi]? (?P<count> {_NUMBER} ) (?P<unit> [Uug] ) (?P<when> C? U? y U? )", months_of_year),
    _rule(rf"(?P<count> {_NUMBER} ) (?P<unit> [Uug] ) (?P<when> [LTN] U )", months_of_turned_year),
    _rule(rf"(?: O C? (?P<count> {_NUMBER} ) | (?P<number> {_NUMBER} ) O ) (?P<unit> [Uug] ) C{{0,2}} (?P<when> U ) (?! C? [yLTN(] )", months_of_this_year),
    _rule(rf"(?P<when> [LTN] U | U? y [UC]? [EC]? | U ) O (?P<count> {_NUMBER} ) (?P<unit> [CUu] )", months_of_year_told),
    _rule(rf"[Ci] O C? (?P<count> {_NUMBER} ) (?P<unit> [Uug] ) (?: C{{1,2}} (?P<year> U ) )? (?! [CyLTN(] )", months_of_year),
    _rule(rf"[Ci] (?P<count> {_NUMBER} ) O (?P<unit> [Uug] ) (?: C{{1,2}} (?P<year> U ) )? (?! [CyLTN(] )", months_of_year),
    _rule(rf"(?P<unit> [Uug] ) (?P<count> {_NUMBER} ) O (?: C{{1,2}} (?P<year> U ) )? (?! [CyLTN(] )", months_of_year),
    _rule(rf"C? (?P<end> [OLlφ] ) C? (?: (?P<count> {_NUMBER} ) [Uug] | z ) {_OF} (?P<when> {_SPAN} )", end_of_span),
    _rule(rf"C? (?P<count> {_NUMBER} ) (?P<end> [OLlφ] ) [Uug] {_OF} (?P<when> {_SPAN} )", end_of_span),
    _rule(rf"[Uug] (?P<count> {_NUMBER} ) (?P<end> [OLlφ] ) {_OF} (?P<when> {_SPAN} )", end_of_span),
    _rule(rf"(?: (?P<count> {_NUMBER} ) [Uug] | z ) (?P<end> [Olφ] ) {_OF} (?P<when> {_SPAN} )", end_of_span),
    _rule(rf"(?P<when> {_BARE_MONTH} [EC]? | U? y U? [EC]? ) (?P<end> [OLlφ] ) (?: (?P<count> {_NUMBER} ) [Uug] )", end_of_span_told),
    _rule(rf"(?P<when> {_BARE_MONTH} {_YEAR}? [EC]? | U? y U? [EC]? ) (?: [OL] | [nd] \. ) (?P<unit> [UJ] )", nth_unit_told),
    _rule(r"C? (?P<nth> [OL] | [nd] s ) (?P<unit> U ) C{0,3} (?P<turn> [LTN] ) C? (?P<within> U )", nth_of_turned),
    _rule(r"C? (?P<nth> [OL] | [nd] s | [nd] \. ) (?P<unit> U ) C{0,3} (?P<within> U ) (?P<turn> [LTN] )? (?! C? [ORy(] )", nth_of_turned),
    # "week 12 of 2016", "in KW 31", "на 31-й неделе 2016 года", "2016'nın 31. haftası"
    _rule(rf"(?: κ | (?<! [LTNndkQ] ) U ) (?P<week> [ndk] ) /? (?P<when> {_OF} (?: U? C? y U? (?! - ) | {_TURNED_YEAR} ) | C{{1,3}} U (?! C? [yLTN(] ) )", numbered_week),
    _rule(rf"C? (?P<week> [ndk] (?: ['-]? s | \. ) | O ) [κU] (?P<when> {_OF} (?: U? C? y U? | {_TURNED_YEAR} ) )", numbered_week),
    _rule(r"(?P<when> [LTN] U | U? y U? E? | U ) (?P<week> [ndk] (?: '? s | \. ) | O ) U", numbered_week),
    _rule(r"κ (?P<when> o )", numbered_week),
    _rule(r"κ (?P<week> [ndk] ) (?! C x | [-/]? [ndkyugUMmv%#:'r] ) | (?P<nth> [ndk] \.? (?: -? s )? | O ) κ (?! C x )", numbered_week),
    # whole dates and days of a month
    _rule(rf"[Ww] ,? C? U (?: {_NUMERIC} | {_DMY} | [f⁄·] )", day_called_one),
    _rule(rf"[UJ] C{{1,2}} (?P<day> {_WHOLE} | {_DMY} | {_FEAST} )", week_of_day),
    _rule(rf"(?P<day> {_FEAST} ) U (?! [LTN] )", weekend_of_feast),
    _rule(rf"[UJ] C{{1,2}} (?P<day> {_MDY} )", week_of_day, True),
    _rule(rf"(?<! [LTNQndk] ) U (?: τ | r C? )? (?P<day> {_WHOLE} | {_DMY} | {_MDY} )", week_beside_day),
    _rule(rf"(?P<day> {_WHOLE} | {_DMY} ) U (?! [LTN] )", week_beside_day),
    _rule(rf"ê C? (?P<date> {_NUMERIC} | {_DMY} | {_WEEKDAY}? {_DAY} {_OF} [IHj] | W | [LTN]? X (?: C{{0,2}} (?: U C? )? y )? )", today),
    _rule(rf"J [SK]? ,? C? (?P<date> {_NUMERIC} | {_DMY} | {_WEEKDAY}? {_DAY} {_OF} [IHj] )", today),
    _rule(rf"J C? (?P<date> {_MDY} )", today, True),
    _rule(rf"J [SK]? ,? C? (?P<date> [Ww] ,? C{{0,2}} (?: (?: [nd] -? s | O ) {_NO_UNIT} | [nd] \.? (?= [,)] | $ ) ) | [Ww] \( [nd] \) )", today),
    _rule(rf"(?: P C? | {_WEEKDAY}? (?: {_DAY} {_OF} )? ) U? C? (?: [FYHIj] | {_BARE_MONTH} ) U? C? J", month_of_span),
    _rule(r"J C? P? C? M (?! C? [yndk] )", month_of_span),
    _rule(r"(?P<same> [=J] ) [CiA]{0,3} U? C? (?P<year> y ) (?! [%ug#/-] ) U? | U? (?P<before> y ) [UEC]{0,2} (?P<then> = )", same_of_year),
    _rule(r"y [UE] C? M (?! C? [ynd] ) (?: P (?! C? [MynUd] ) )?", one_date),
    _rule(r"(?: M C? )? y (?: U E? | E ) P (?! C? [MynUdHIj] ) | M C? y P | y (?: U E? | E )? X | y M (?! C? [ynd] )", after_year),
    _rule(_NUMERIC, one_date),
    _rule(rf"{_MONTH} /? \(? D \)? E?", one_date),
    _rule(rf"{_WEEKDAY}? {_DAY} [/-] [Mmv] [/-] [yknd]", one_date),
    _rule(r"[Mmv] [/-] [nd] [/-] [yk] | y [/-] [Mmv] [/-] [nd] | y [Mm] [nd] (?! [nd\#] )", one_date),
    _rule(r"[Mmv] (?: / y / | - y - ) [nd] | y (?: / [nd] / | - [nd] - ) [Mmv] | [nd] (?: / y / | - y - ) [Mmv]", one_date),
    _rule(r"[Mmv] [/-] y (?! [/-] ) | [Mm] / [nd] (?! [/-] )", one_date),  # "Dec/2018", "Oct/2"
    _rule(_MDY_FULL, one_date),
    _rule(r"[Mmv] , [nd] ,? y (?! [ug%\#-] )", one_date, True),  # "Jan, 14 2017"
    _rule(rf"{_WEEKDAY} [nd] , M ,? y (?! [ug%\#-] )", one_date),  # "lunes 14, octubre 2024"
    _rule(rf"[LN] {_MONTH} {_BARE_DAY} (?! [.:,]? [\#kndyugU%c] )", one_date, True),  # "last Nov. 12"
    _rule(_MDY, one_date, True),
    _rule(r"[nd] -? s , M y", one_date),  # "1st, January 2025"
    _rule(rf"(?<! [WweSK] ) [LN] [CU]? (?P<day> {_DMY} )", turned_day),
    _rule(_DMY, one_date),
    _rule(r"[LTN]? W [SK]? [LTN]? \( C? [fh⁄·] \)", weekday_in_figures),
    _rule(r"[Wwe] ,? C? [f⁄·] | (?<= [iCAU] ) f | (?<= [iC] ) · | ^ C? [f⁄·] $ | (?: [Wwe] ,? C{0,2} )? h", one_date),
    _rule(rf"Q (?: &? Q )? (?: C{{1,2}} {_MONTH} | M | m (?= C{{0,2}} y ) ) {_TURNED_OR_YEAR}?", word_day),
    _rule(r"(?<= C ) ⁄ (?! C )", article_day),
    _rule(r"(?<= \( ) ⁄ (?= \) )", day_in_brackets),
    _rule(r"f", figures_alone),
    _rule(r"(?<! [ndky#.,:/-] ) (?: [nd] n y | y n [nd] ) (?! [ug%#ndk:] )", figures_apart),
    _rule(rf"{_WEEKDAY} [Mmv] \.? {_BARE_DAY} (?! [.:]? [\#kndyugU%c] )", one_date),
    _rule(r"M [nd] ,? W | M [nd] (?= [.!)]? $ )", one_date),
    _rule(r"(?: M E? | m E | (?<! [LTN] ) U ) C? [nd] ' s", day_of_the_month),
    _rule(r"y [IHj] [nd] (?! [.:]? [\#kndyugU%c] ) (?: ,? C? W )?", other_calendar),  # «۱۳۹۷ شهریور ۲۶, دوشنبه»
    _rule(rf"{_WEEKDAY}? /? {_DAY} [/-] [IHj] [/-] y E?", other_calendar),
    _rule(_OTHER, other_calendar),
    _rule(rf"(?P<first> P C{{0,2}} [IHj] ) {_TO} C{{0,2}} (?P<last> P C{{0,2}} [IHj] U? {_OTHER_YEAR} )", interval),
    _rule(r"(?<! [ndkyQ] ) F k (?! [%ug\#] | [.,]? [ndk] )", short_persian_season),
    _rule(r"(?: (?<! [ndk] ) y [UEC]? C? )? [Ij] (?P<of> C )", month_called),
    _rule(rf"P? C{{0,2}} [IHj] U? {_OTHER_YEAR} E? | (?: [PU] C{{0,2}} )? [IHj] U? [LTN] | [LTN] U C{{0,2}} [IHj] | H | (?<= [iCUA] ) I | (?<= [ir] ) j | [PU] C{{0,2}} [IHj] | U? C? \(? y \)? E", other_calendar),
    _rule(r"U C? k E? (?! [%#ug] )", short_persian_year),
    _rule(rf"q C? {_TURNED_OR_YEAR}? | y -? q", one_date),
    _rule(r"(?P<first> (?: P C{0,2} )? (?: [RO] | [nd] (?: -? s | \. | (?= - [nd] \. [Uu] ) ) ) ) (?: (?P<to> - | r ) | & ) C? (?P<last> (?: P C{0,2} )? (?: [RO] | [nd] (?: -? s | \. ) ) ) (?P<unit> [Uu] )", centuries),
    _rule(r"(?P<unit> [Uu] ) (?P<first> [RO] ) (?: (?P<to> - | C? r ) | & ) C{0,2} (?P<last> [RO] )", centuries),
    # decades and centuries, where a half of them would be a half of the year
    _rule(r"g C? '? (?P<first> [dkyQ] ) t? & C? '? (?P<last> [dkyQ] ) t?", decades),
    _rule(r"(?P<first> [dky] -? t ) -? & C? '? (?P<last> [dky] -? t -? [Uu]? )", decades),
    _rule(r"(?P<first> [dky] ) (?: -? t )? - (?P<last> [dky] ) (?: -? '? t | (?<= d ) - s ) -? [Uug] (?! C{0,2} (?: U? [ORT] | [Rnd] \.? s? U ) )", decades_until),
    _rule(r"(?P<first> (?: k -? | d - ) s ) & C? (?P<last> (?: k -? s | d - s | k - t ) u )", decades),
    _rule(rf"{_HALF_OF} C{{0,2}} (?: g C? '? (?P<number> [dkQy] ) t? | '? (?P<late> [yk] ) -? '? t [Uug]? )", halved(decade)),
    _rule(rf"{_HALF_OF} §", halved(century_name)),
    _rule(rf"{_HALF_OF} [gUu]? C? (?P<number> G ) (?P<century> C{{0,2}} (?: U [LORT] | [LORT] U | [Rnd] \.? s? U ) )? u?", halved(decade_word)),
    _rule(rf"{_HALF_OF} (?: (?P<number> [RO] | [nd] (?: -? s | \. ) ) (?P<unit> U ) )", halved(century)),
    _rule(rf"{_HALF_OF} (?: (?P<unit> U ) (?P<number> [ROnd] ) )", halved(century)),
    _rule(r"(?P<when> [LTN] C? U | y (?: 't | U? E? ) ) C? (?P<number> [OL] | [Rn] \.? s? ) -? U", quarter),
    _rule(rf"P? C? (?P<number> O | [Rn] \.? (?: -? s )? ) -? U (?P<when> {_TURNED_OR_YEAR} | {_OF} U (?! C? [yLTN(] ) )?", quarter),
    _rule(r"(?P<number> L ) U (?P<when> C{0,3} U? C? y )", quarter),
    _rule(rf"P? C? (?P<number> U O ) (?P<when> {_TURNED_OR_YEAR} | {_OF} U (?! C? [yLTN(] ) )?", quarter),
    _rule(r"(?P<number> U L ) (?P<when> C{1,3} (?: U [LTN] | [LTN] U | U? C? y ) )", quarter),
    _rule(rf"C? (?: [OL] | [nd] s ) U {_OF} (?P<when> U? y U? )", nth_unit),
    _rule(rf"C? U [OL] {_OF} (?P<when> U? y U? )", nth_unit),
    # months
    _rule(r"(?<! [MmP] ) (?<! [MmP] C ) (?: [LTN] C? U | U [LTN] ) ,? [Ci]{0,2} P? C? [Mm] (?! C? [yndk] | C? r C? [Mm] )", month_of_turned),
    _rule(r"P? C{0,2} (?<! - ) [FY] C{0,3} (?: [LTN] C? U | U [LTN] ) | (?: [LTN] C? U | U [LTN] ) C{0,2} [FY]", season_of_turned),
    _rule(r"[P~]? o", year_and_month),
    _rule(rf"(?P<first> (?: P C{{0,2}} )? {_TWIN} {_YEAR}? ) {_TO} C{{0,2}} (?P<last> (?: P C{{0,2}} )? {_TWIN} (?: {_COMMA_YEAR} | {_TURNED_YEAR} )? )", interval),
    _rule(rf"(?P<first> [Mmv] \.? ) {_TO} C? (?P<last> [Mmv] \.? {_YEAR} )", interval),
    _rule(r"(?<= [iC] ) (?: (?P<first> v \.? ) C? r C? (?P<last> [Mm] ) | (?P<from> M | v \. ) C? r C? (?P<to> v (?: \. | (?= [,)!] | $ ) ) ) ) (?! [ynd%] )", interval_of_short),
    _rule(rf"[P~]? C? {_MONTH} (?: {_TURNED_YEAR} | {_COMMA_YEAR} | [LTN] , C? {_YEAR} )", one_date),
    _rule(rf"[P~]? {_OF} [LTN]? C? U? {_BARE_MONTH} [LTN]", one_date),
    _rule(r"[LN] (?P<of> C ) [Mm] (?! C? [ynd] )", month_called),
    _rule(rf"[P~] -? {_OF} (?: {_TWIN} | v ) | [LTN] [Mmv] | [P~]? U C? M | [Mm] C? P (?! C? [MynUd] ) | m (?: / M | \( M \) ) | (?<= [{_BEFORE}] ) m | M (?: / [Mm] | \( [Mm] \) )?", one_date),
    _rule(r"P? C{0,2} [gUu]? C? (?P<number> G ) (?: u (?= C | [LOR] U ) )? (?P<century> C{0,2} (?: U [LORT] | [LORT] U | [Rnd] \.? s? U ) )? [Uu]?", decade_word),
    _rule(r"P? C{0,2} g C? '? (?P<number> [dkyQ] ) t? (?P<century> C{0,2} (?: U [LOR] | [LOR] U | [Rnd] \.? s? U ) )", decade_word),
    _rule(r"P? C{0,2} '? (?P<number> [dky] ) -? '? (?: t -? [Uug]? | s [gu] ) (?P<century> C{0,2} (?: U [LOR] | [LOR] U | [Rnd] \.? s? U ) )", decade_word),
    _rule(r"(?: C? (?P<nth> O | n (?: -? s | \. ) ) )? (?P<feast> ξ ) (?P<year> C{0,2} (?: U C? )? y )?", nth_feast),
    _rule(r"[LTN]? X (?: C{0,2} (?: U C? )? y | C{0,2} (?: [LTN] C? U | U [LTN] ) | [LTN] )?", one_date),
    # nights and weekdays
    _rule(r"[KS] [AbCi]{0,2} (?P<first> [Ww] ) (?: C? [r&] | [-/] ) C{0,2} (?P<last> [Ww] )", night),
    _rule(r"K (?P<first> W ) (?P<last> W )", night),
    _rule(r"(?P<first> [Ww] ) (?P<last> [Ww] ) K", night),
    _rule(r"(?P<first> W ) [SK] C? r C{0,2} (?P<last> W )", interval),
    _rule(r"K C? (?P<first> ) r C? (?P<last> W )", night),
    _rule(r"[LTN] U [nd] '? -? s", turned_unit),
    _rule(r"[LTN] U ,? [Ci]{0,2} W | U [LTN] [Ci]{0,2} W (?! [LTN] ) | W S? ,? [Cir]{0,3} (?: [LTN] C? U | U [LTN] ) | w (?: U [LN] (?! C{0,2} U ) | C{1,2} (?: [LTN] C? U | U [LTN] ) | T U )", turned_unit),
    _rule(r"(?P<first> [Ww] ,? C{0,2} [nd] ) C? r C{0,2} (?P<last> [Ww] ,? C{0,2} [nd] ) (?! C? [.:h/-]? C{0,2} [\#kndyugU%cMmvr] )", interval),
    _rule(r"(?P<weekday> [Wwe] [LTN] ) \( [nd] \)", weekday_in_brackets),
    _rule(rf"[LTN]? [Wwe] (?: ,? C{{0,2}} (?: [nd] -? s {_NO_UNIT} | [ndO] (?= [,.)!CiAabrS&] | $ ) (?! C? r C? [nd\#] ) ) | \( [nd] \) )", one_date),
    _rule(r"[Ww] ,? C? U [nd] (?! [Uug\#] )", day_called_one),
    _rule(r"(?P<first> (?: (?<! U ) [LTN] )? C? W [SK]? ) & C{0,2} (?P<last> W [SK]? [LTN]? ) (?! ,? [nd(f⁄] )", weekdays),
    _rule(r"(?P<first> [LTN] w ) & C{0,2} (?P<last> w )", weekdays),  # "nesta terça e quarta"
    _rule(r"(?P<first> (?<= [iC] ) w ) & C{0,2} (?P<last> w ) (?= [,.)!] | $ )", weekdays),  # not "na segunda e terça parte"
    _rule(r"(?P<first> (?: [LTN] C? )? W | (?<= [iC] ) w ) C? r C{0,2} (?P<last> W | (?<= r ) w )", interval),
    _rule(r"[LN] [CU] [nd] (?! [%Uug\#y] | [.:,]? [ndky\#] ) | C [nd] (?! [%Uug\#y'/] | [.:,-]? [ndky\#] | -? s | C? r C? [nd\#] )", called_day),
    _rule(r"U [nd] (?! [Uu.\#y] ) | (?<= [Ci] ) (?P<th> [nd] -? s ) (?= [,.)!&] | $ )", day_alone),
    _rule(r"(?<= C ) [nd] (?= [,.)!&S] | $ ) | (?<= iC ) [nd] (?= [rCx] )", article_day),
    _rule(r"(?<= [iC] ) [nd] T", day_of_this_month),
    _rule(r"W [SK]? C{0,2} J", weekday_of_span),
    _rule(r"[LTN] J | J [LTN]", turned_span),
    _rule(r"(?P<word> J ) C{0,2} (?P<year> y )", end_of_year),
    _rule(r"(?P<year> y ) E? (?P<word> J )", end_of_year),
    _rule(r"(?: [nd] (?: -? s )? | O ) (?P<number> C )", day_by_number),
    _rule(r"(?: [SK] C{0,2} )? J [SK]? (?: \(? W \)? | , C? W S? (?= [,.] | $ ) )?", deictic),
    _rule(r"U (?= [LTN] U )", nothing, True),  # "in its second month last month"
    _rule(r"[LTN] C (?= U [LTN] )", nothing),  # «في شهري يناير وفبراير الماضيين من العام الحالي»
    _rule(r"P? C{0,3} (?: (?P<unit> U ) C (?P<number> [nd] ) | (?P<bare> [nd] ) U )", century_in_figures),
    _rule(r"P? C{0,3} (?: [LTN] C? U | U [LTN] ) | P C{0,2} U (?! C? [ORy(] )", turned_unit),
    _rule(r"(?: [LTN] | C )? W (?: [SK]? [LTN] )? | (?<= [iCr] ) w | [LTN] w | w [SK]? [LTN]", one_date),
    # "il y a 3 mois", "three days later"
    _rule(rf"[Ab] C? [~<]? (?: (?P<count> {_NUMBER} ½? | y (?= [ug] ) ) [Uug] (?: &? ½ )? | Q? z | U &? ½ | U (?! C? \(? [yR] ) ) a?", ago),
    _rule(rf"[~<]? (?: (?P<count> {_NUMBER} ½? | y (?= [ug] ) ) [Uug] (?: &? ½ )? | z | (?<! y ) U (?: &? ½ )? ) (?: a | p (?= [,.)!] | $ ) )", ago),
    _rule(r"[FY] C{0,2} (?: ' k | (?<= C ) k (?! [%#ug.-] ) | k (?= [,.)] | - s | $ ) )", one_date),  # "summer of '87"
    _rule(r"(?<! Q ) P C{0,2} [FY] (?! C{0,3} [yULTN] )", one_date),
    _rule(r"(?<= i ) F (?! C{0,2} [yU] ) | (?<= [irA] ) C F (?! C{0,2} [yU] )", one_date),
    _rule(r"[LTN] [FY] | [FY] [LTN] | P? C? [FY] C{0,2} U? C? y (?: (?: U | [/-] [kdny] ) (?! C? y ) )? | Y", one_date),
    _rule(r"y (?: [/-] [kny] )? U? [FY]", one_date),
    # years, decades, centuries
    _rule(r"(?P<number> [RO] | [nd] \. ) (?P<unit> U ) P", century_part_told),
    _rule(r"P? C{0,3} § (?! [%ug] )", century_name),
    _rule(r"P? C{0,2} (?: (?<! [ndkyQ\#] ) g C? '? (?P<number> [dkQy] ) t? | [Uu] C? '? (?P<late> k ) t )", decade),
    _rule(r"P? C{0,2} '? (?P<number> y | (?<= [CP'] ) k | (?<= ' ) d | k (?= ' t ) | [dk] (?= -? t -? [Uug] ) | d (?= - s [ug] ) ) -? '? (?: t | (?<= d - ) s ) (?: -? [Uug] )? | [CP] (?P<late> k ) -? [st] u", decade),  # "1990er-Jahre"
    _rule(r"P V '? (?P<number> k ) (?P<late> k )? (?! [%Uugy#] | [.:,/-] [ndk#] )", decade),
    _rule(r"P? C{0,3} (?P<number> [RO] | [nd] (?: [-']? s | \. ) ) -? (?P<unit> [Uu] ) E?", century),
    _rule(r"P? C{0,3} (?P<unit> U ) (?P<number> [ROnd] ) E?", century),
    _rule(rf"(?P<first> U? y ) (?: - s )? (?: {_TO} | / ) C? U? (?P<last> y ) (?: - s )?", interval),
    _rule(r"y [/-] [knd]", short_year_interval),
    _rule(r"[P~]? -? C{0,2} (?: [Ug] C? \(? y \)? U? E? | y (?: U E? | E ) | (?<= [PC-] ) y ) | y P (?! C? [MynUd] )", year),
    _rule(r"E \.? C? y (?! [%Qug] ) U?", era_first),
    _rule(r"(?<= [iCABbr&] ) y (?! [ug] ) | (?<= \( ) y (?! \) [%ug] )", one_date),  # not "( 2000 ) متر"
    _rule(r"(?<= [iAC] ) ' k (?! [%#uUgt] ) | (?<= [iA] ) k (?= [,.()] | $ )", short_year),
    _rule(r"(?<= p ) y (?= [,.)!&i] | $ )", one_date),  # "before 2000, …"
    _rule(r"~? y", bare_year),
)  # fmt: skip


_STRETCH = re.compile("[^x]+")
"""Signs that a rule may match together: no rule reads across an x."""
_USUAL = 40
"""Signs of a stretch: shorter ones come again and again, in texts of all languages."""


def claims_of(tokens: Tokens, vocabulary: Vocabulary) -> list[Claim]:
    """The date expressions among the tokens, in order, disjoint."""
    found: list[Claim] = []
    for stretch in _STRETCH.finditer(tokens.signs):
        # An x at its ends shows the rules that look around where it ends.
        first, last = max(0, stretch.start() - 1), stretch.end() + 1
        if _next_rule(tokens.signs[first:last], 0, vocabulary.mdy) is not None:
            found += _claims_in(tokens, first, last, vocabulary)
    return found


def _claims_in(tokens: Tokens, first: int, last: int, vocabulary: Vocabulary) -> list[Claim]:
    """Those of the tokens [first, last)."""
    part = tokens.part(first, last)
    free = part.signs
    found: list[Claim] = []
    at = _next_rule(free, 0, vocabulary.mdy)
    while at is not None:
        rule = RULES[at]
        claims = [claim for match in rule.pattern.finditer(free) for claim in rule.read(match, part, vocabulary)]
        if claims:
            free = _without(free, claims)
            found += claims
        at = _next_rule(free, at + 1, vocabulary.mdy)
    told = [
        Claim(first + claim.first, first + claim.last, claim.told, claim.until, claim.ahead)
        for claim in found
        if claim.told
    ]
    return sorted(told, key=lambda claim: claim.first)


def _next_rule(signs: str, at: int, month_first: bool) -> int | None:
    """The first rule from `at` on that matches somewhere."""
    return (_next_usual if len(signs) < _USUAL else _next_matching)(signs, at, month_first)


def _next_matching(signs: str, at: int, month_first: bool) -> int | None:
    held = (index for index in range(at, len(RULES)) if month_first or not RULES[index].month_first)
    return next((index for index in held if RULES[index].pattern.search(signs)), None)


_next_usual = lru_cache(maxsize=1 << 16)(_next_matching)


def _without(signs: str, claims: list[Claim]) -> str:
    """The signs with those that were claimed blotted out."""
    left = list(signs)
    for claim in claims:
        left[claim.first : claim.last] = "_" * (claim.last - claim.first)
    return "".join(left)
