"""Names that no table has as they are written: by the consonants of a transcription, or by their sound in another script.

Only in the countries that the article speaks of. To compare names in one more way, add a function and ask it in `_link`.
"""

from __future__ import annotations

from rapidfuzz import fuzz

from builder.decide.places.kinds import SETTLED, SOUNDING, fits_its_cue
from builder.decide.places.scene import Scene
from builder.decide.places.weights import LIKENESS, SUPPORTED, TOWN
from builder.decide.places.why import like, sounding
from builder.gazetteer import SKELETON_COUNTRIES, Gazetteer
from builder.gazetteer.names import ARTICLES, SKELETON_LEAST, is_arabic, key_of, skeleton_of
from builder.gazetteer.sounds import is_transcribed
from builder.model import Place, PlaceMention, Reading


def by_likeness(mention: PlaceMention, scene: Scene, gazetteer: Gazetteer) -> Reading | None:
    """A place whose name has the same consonants, in the countries the article speaks of, or well known beside them."""
    if mention.cue not in SETTLED or (mention.senses and "called" not in mention.evidence):
        return None
    alike = gazetteer.skeletons(mention.keys[0])
    if not alike:
        return None  # as for most words
    if gazetteer.zipf(mention.keys[0], mention.language):
        return None  # in German they have capitals, too: "im Rahmen"
    bones = len(skeleton_of(mention.keys[0]))
    telling = len(set(mention.keys[0].split()) - ARTICLES) > 1 and bones > SKELETON_LEAST
    beside = telling and any(scene.share(country) >= SUPPORTED for country in SKELETON_COUNTRIES)
    cased = "uncased" not in mention.evidence
    if not cased and bones <= SKELETON_LEAST:
        return None
    for sense in alike:
        spoken_of = scene.vote(sense) >= SUPPORTED or (beside and sense.weight >= TOWN)
        place = gazetteer.place_of(sense.place) if spoken_of else None
        if place and _is_spelled_alike(mention.keys[0], place, cased and bones > SKELETON_LEAST):
            return Reading(place=place, why=(like(place),), behind=0.0)
    return None


def by_sound(mention: PlaceMention, scene: Scene, gazetteer: Gazetteer) -> Reading | None:
    """A place of the countries the article speaks of whose name sounds so, where it is written in another script: ياكويبا is Yacuiba."""
    if not is_transcribed(mention.keys[0]) or (mention.senses and "called" not in mention.evidence):
        return None
    if "uncased" in mention.evidence and gazetteer.zipf(mention.keys[0], mention.language):
        return None  # a word that is frequent is itself: في التاريخ
    for key in mention.keys:
        for sense in gazetteer.sounding(key):
            fits = fits_its_cue(sense, mention) if mention.cue not in SETTLED else sense.kind in SOUNDING
            foreign = sense.country not in SKELETON_COUNTRIES or mention.evidence & {"called"} or mention.cue
            spoken_of = scene.vote(sense) >= SUPPORTED
            if fits and foreign and spoken_of and (place := gazetteer.place_of(sense.place)):
                return Reading(place=place, why=(sounding(place),), behind=0.0)
    return None


def _is_spelled_alike(key: str, place: Place, in_another_script: bool) -> bool:
    """Whether the vowels differ little from one of its names in the same script; where it has none there, as is told."""
    keys = [key_of(name) for _, name in (("und", place.name), *place.names)]
    same_script = [other for other in keys if is_arabic(other) == is_arabic(key)]
    if not same_script:
        return in_another_script
    return max(fuzz.ratio(_bare(key), _bare(other)) for other in same_script) >= LIKENESS


def _bare(key: str) -> str:
    return " ".join(word for word in key.split() if word not in ARTICLES)
