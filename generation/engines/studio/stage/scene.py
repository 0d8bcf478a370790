"""One shot, built: its place, camera, people and things. Draws the picture before captions."""

from collections.abc import Mapping
from dataclasses import replace

import cv2
import numpy as np

from generation.engines.studio.head.puppet import Puppet
from generation.engines.studio.materials import Material
from generation.engines.studio.plugins import registry
from generation.engines.studio.plugins.base import Brief, Fall, Setting
from generation.engines.studio.stage.blocking import Placement, place
from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import canvas_on, soften
from generation.engines.studio.stage.cast import Actor, Gaits, Head, Stance, felt
from generation.engines.studio.stage.cinematography import EYES_M, FRAMES, Cinematographer
from generation.engines.studio.stage.company import Company
from generation.engines.studio.stage.doing import RUNS, STANDS, WALKS, actions_of, paired_of
from generation.engines.studio.stage.dust import LIFE_S, puffs
from generation.engines.studio.stage.feelings import GLOOMY_FEELINGS
from generation.engines.studio.stage.finish import Finisher
from generation.engines.studio.stage.fx_tilt import tilted
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.paths import Route
from generation.engines.studio.stage.pictured import Pictured, plate
from generation.engines.studio.stage.props import NEAR_BEHIND, Placed, Props, cast_shadows, first_side, room_beside
from generation.engines.studio.stage.reach import raised_m
from generation.engines.studio.stage.seeds import seed_for, unit
from generation.engines.studio.stage.sets import SetStore
from generation.engines.studio.stage.shadows import ShadowMask
from generation.engines.studio.stage.sprites import SpriteBook
from generation.engines.studio.timeline import TimedShot, Timeline
from generation.storyboard.schema import Shot
from generation.storyboard.wardrobe import numbers

PERSON_HALF_M = 0.28
HAND_M, MOST_ARMS_M = 0.09, 0.22
SOFT_SHRINK = 2
SOFT_BLUR = 2.2
"""Close-ups throw the background out of focus: half the pixels, then a blur of this many of them at 640 rows."""

UNTOLD: dict[str, object] = {"text": "", "subjects": (), "props": (), "lines": ()}
"""What places do not hear of a shot: they are kept longer than its words may be."""


class Scene:
    """Built once per shot and process (up to a second); `draw` is a pure function of the frame index."""

    def __init__(
        self,
        timeline: Timeline,
        timed: TimedShot,
        heads: Mapping[str, Head],
        sprites: SpriteBook,
        materials: Mapping[str, Material],
        sets: SetStore,
    ) -> None:
        shot = timed.shot
        self._timeline, self._timed = timeline, timed
        seed = seed_for(timeline.seed, "shot", timed.index) % 2**32
        actions = actions_of(shot)
        paired = paired_of(actions)
        self._placement = placement = _placed(
            shot, [heads[subject.handle] for subject in shot.subjects], paired, timeline.height > timeline.width
        )
        placement = self._placement = _roomy(placement, shot, seed)
        self._camera = Cinematographer(
            shot, placement, registry.camera(shot.move).shift, timeline.width, timeline.height
        )
        middle = self.moment(timed.first_frame + timed.num_frames // 2)
        self._soft = shot.framing == "close" and shot.material is None
        reference = self._background_lens(self._camera.reference(middle))
        backdrop = next((sprites.find(prop.glyph) for prop in shot.props[:1] if prop.motion == "static"), None)
        plugin = registry.setting(shot.setting)
        feelings = {felt(subject, action) for subject, action in zip(shot.subjects, actions, strict=True)}
        brief = Brief(
            seed=seed_for(timeline.seed, "place", shot.setting) % 2**32,
            shot=shot.model_copy(update=UNTOLD),
            reference=reference,
            backdrop=None if backdrop is None else backdrop.pixels,
            told=tuple(word for word in plugin.variants if word in shot.text.lower()),
            gloomy=not feelings.isdisjoint(GLOOMY_FEELINGS),
        )
        self._setting: Setting = plate(shot, materials, reference) or sets.build(brief, plugin.build)
        self._weather: list[Fall] = [registry.weather(name).build(seed) for name in shot.weather]
        self._weather += [registry.effect(name).build(seed) for name in shot.effects]
        self._props = Props(shot, seed, sprites, plugin.gravity, reference)
        self._seed = seed
        self._company = Company(timeline, timed)
        gaits = Gaits(stand=registry.action(STANDS), walk=registry.action(WALKS), run=registry.action(RUNS))
        self._actors = [
            Actor(
                subject=subject,
                head=heads[subject.handle],
                action=actions[number],
                outfit=registry.outfit(subject.outfit),
                gaits=gaits,
                seed=seed_for(timeline.seed, "person", subject.handle) % 2**32,
                choice=_choice(timeline, subject.handle),
                x=placement.marks[number][0],
                z=placement.marks[number][1],
                close=shot.framing == "close",
                cropped=placement.cropped,
                route=Route(subject.path, reference, middle.shot_seconds) if subject.path else None,
                held=self._props.held if number == 0 else None,
            )
            for number, subject in enumerate(shot.subjects)
        ]
        self._actors = [Pictured.of(actor, shot, materials) for actor in self._actors]
        look = registry.style(timeline.storyboard.style).look
        self._finisher = Finisher(look, self._setting.tone, timeline.width, timeline.height)

    def moment(self, index: int) -> Moment:
        timeline, timed = self._timeline, self._timed
        t = index / timeline.frame_rate
        energy = float(timeline.energy[index]) if index < len(timeline.energy) else 0.0
        return Moment(
            t_s=t,
            shot_s=t - timed.start_s,
            shot_seconds=timed.end_s - timed.start_s,
            beat=timeline.beats.phase(t),
            energy=energy,
        )

    def draw(self, index: int) -> np.ndarray:
        """BGRA uint8 [H, W, 4]."""
        moment = self.moment(index)
        lead = self._actors[0].travel(moment) if self._actors else 0.0
        camera = self._camera.camera(moment, lead, self._focus(moment))
        pixels = np.zeros((camera.height_px, camera.width_px, 4), np.uint8)
        placed = self._props.now(moment)
        stances = self._stances(index, moment)
        self._background(pixels, camera, moment, [prop for prop in placed if prop.z >= NEAR_BEHIND], stances)
        view = View(pixels=pixels, canvas=canvas_on(pixels), camera=camera)
        for number in sorted(range(len(stances)), key=lambda k: -stances[k].place.z):
            self._actors[number].draw(view, tilted(stances[number], camera.roll), self._setting)
        if self._setting.dusty:
            puffs(view, self._touches(moment), moment.t_s, self._seed)
        for prop in placed:
            if prop.z < NEAR_BEHIND:
                prop.draw(view)
        self._setting.before(view, moment)
        for fall in self._weather:
            fall.before(view, moment)
        self._finisher.apply(pixels, moment.t_s)
        return pixels

    def _background(
        self, pixels: np.ndarray, camera: Camera, moment: Moment, placed: list[Placed], stances: list[Stance]
    ) -> None:
        """Everything behind the people; out of focus in close-ups."""
        target, lens = pixels, self._background_lens(camera)
        if self._soft:
            target = np.zeros((lens.height_px, lens.width_px, 4), np.uint8)
        view = View(pixels=target, canvas=canvas_on(target), camera=lens)
        self._setting.behind(view, moment)
        mask = ShadowMask(lens)
        for actor, stance in zip(self._actors, stances, strict=True):
            actor.shadow(mask, stance, self._setting.light)
        cast_shadows(mask, placed)
        mask.apply(target, self._setting.light.shadow)
        for prop in placed:
            prop.draw(view)
        for fall in self._weather:
            fall.behind(view, moment)
        if self._soft:
            soft = soften(target, max(0.6, SOFT_BLUR * lens.height_px / 640))
            cv2.resize(soft, (camera.width_px, camera.height_px), dst=pixels, interpolation=cv2.INTER_LINEAR)

    def _background_lens(self, camera: Camera) -> Camera:
        return camera.scaled(1 / SOFT_SHRINK) if self._soft else camera

    def _focus(self, moment: Moment) -> float | None:
        """In a conversation's close-up, who speaks; at rest, or where nobody does, the middle."""
        if not self._placement.follows:
            return None
        shares = self._company.floor(moment.t_s)
        places = [actor.place(moment).x for actor in self._actors]
        return sum(share * x for share, x in zip(shares, places, strict=True))

    def _stances(self, index: int, moment: Moment) -> list[Stance]:
        """Everybody at this frame, seeing where everybody is."""
        places = [actor.place(moment) for actor in self._actors]
        xs = [place.x for place in places]
        return [
            actor.stance(
                moment,
                self._company.attention(number, index, moment.t_s, xs, actor.seed),
                places,
                self._company.mouth(number, index),
            )
            for number, actor in enumerate(self._actors)
        ]

    def _touches(self, moment: Moment) -> list[tuple[float, float, float, float]]:
        """Feet and things that met the floor lately: second, x, z, power."""
        start = max(self._timed.start_s, moment.t_s - LIFE_S)
        found = [(at, x, z, 0.8) for at, x, z in self._props.landings(start, moment.t_s)]
        beats = self._timeline.beats
        for actor in self._actors:
            steps = actor.action.steps
            if steps is None or steps.dust <= 0 or actor.route is not None:
                continue
            first = int(np.ceil((beats.phase(start) - steps.offset) / steps.every))
            last = int(np.floor((moment.beat - steps.offset) / steps.every))
            for number in range(first, last + 1):
                at = float(np.interp(steps.offset + number * steps.every, np.arange(len(beats.times_s)), beats.times_s))
                side = -1 if number % 2 else 1
                found.append((at, actor.x + 0.19 * side, actor.z - 0.05, steps.dust))
        return found


def _placed(shot: Shot, heads: list[Head], paired: list[int], portrait: bool) -> Placement:
    """Blocking that leaves room for puppets, and looks where the highest eyes are: puppets', or of those who sit."""
    puppets = {number: head for number, head in enumerate(heads) if isinstance(head, Puppet)}
    wider = {number: action.wide_m for number, action in enumerate(actions_of(shot))}
    wider |= {number: max(wider.get(number, 0.0), puppet.half_m - PERSON_HALF_M) for number, puppet in puppets.items()}
    placement = place(shot, portrait=portrait, paired=paired, wide_m=wider)
    if shot.framing == "close" and not puppets:
        placement = _arms_too(placement, shot)
    if not puppets or len(puppets) < len(heads):
        return replace(placement, lower_m=min((action.lower_m for action in actions_of(shot)), default=0.0))
    return replace(placement, lower_m=EYES_M - max(puppet.eyes_m for puppet in puppets.values()))


def _arms_too(placement: Placement, shot: Shot) -> Placement:
    """A close-up of one person whose hands are the point of it shows them."""
    if len(shot.subjects) != 1:
        return placement
    room = min(MOST_ARMS_M, 2 * (raised_m(registry.action(shot.subjects[0].action)) + HAND_M) - FRAMES["close"].width_m)
    return placement if room <= 0 else replace(placement, spread_m=placement.spread_m + room, cropped=False)


def _roomy(placement: Placement, shot: Shot, seed: int) -> Placement:
    """Wider by what stands about, and looking between it and the people."""
    room = room_beside(shot)
    aim = sum(metres * (-1 if number % 2 else 1) for number, metres in enumerate(room)) / 2
    return replace(
        placement, spread_m=placement.spread_m + sum(room), focus_x=placement.focus_x + first_side(seed) * aim
    )


def _choice(timeline: Timeline, handle: str) -> float:
    """Four people who follow each other in the cast wear different colours."""
    return (unit(timeline.seed, "colours") + 0.25 * numbers(timeline.storyboard)[handle]) % 1
