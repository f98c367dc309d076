"""The engine over a model library: what it keeps, and what it falls back to."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.arrays import Floats, Mask, Pixels
from core.errors import Cancelled, ModelDamaged, ModelNotFound
from core.geometry import Box, Size
from core.inpainting.crop import Crop
from core.inpainting.engine import DeviceChoice, EngineStatus, FillJob, FillNote
from core.inpainting.library_engine import LibraryEngine
from core.inpainting.predictor import OutOfDeviceMemory
from core.model.backend import Device
from core.model.bundle import Bundle
from core.model.card import ModelCard
from core.model.spec import CLASSIC, ModelSpec
from core.photo.photo import Photo
from core.progress import Report, silent
from tests.fakes import SMALL, FakePredictor

HOLE = Box.square(40, 40, 20)
GPU = "GPU: Test"


class Library:
    """A model library in memory."""

    def __init__(self, current: str = "landscape", **specs: ModelSpec) -> None:
        self.current = current
        self._specs = specs

    def bundle(self, name: str) -> Bundle:
        if name not in self._specs:
            raise ModelNotFound(name, tuple(self._specs))
        return Bundle(Path(name), ModelCard(name=name, spec=self._specs[name]))


class Placed(FakePredictor):
    """A predictor on a device, which may be full."""

    def __init__(self, spec: ModelSpec, device: str, *, is_full: bool) -> None:
        super().__init__(spec)
        self.device = device
        self._is_full = is_full

    def predict(self, crop: Pixels, mask: Mask) -> Floats:
        if self._is_full:
            raise OutOfDeviceMemory
        return super().predict(crop, mask)


class Loader:
    """Loads predictors and remembers which; any model named "broken" is damaged."""

    def __init__(self, *, is_full: bool = False, fits: bool = True) -> None:
        self.loaded: list[tuple[str, str]] = []
        self._is_full = is_full
        self._fits = fits

    def __call__(self, bundle: Bundle, *, device: Device | None = None) -> Placed:
        name = bundle.card.name
        label = device.label if device else GPU
        self.loaded.append((name, label))
        if name == "broken":
            raise ModelDamaged(name, "on purpose")
        if not device and not self._fits:
            raise OutOfDeviceMemory
        is_full = self._is_full and not device
        return Placed(bundle.card.spec, label, is_full=is_full)


def paint_black(
    crop: Pixels, mask: Mask, guide: Pixels, *, seed: int, report: Report
) -> Pixels:
    return np.where(mask[..., None], np.uint8(0), crop)


@pytest.fixture
def photo() -> Photo:
    pixels = np.random.default_rng(1).integers(100, 200, (90, 100, 3), np.uint8)
    return Photo.from_pixels(pixels)


def library() -> Library:
    return Library(landscape=SMALL, mine=SMALL, classic=CLASSIC, broken=SMALL)


def test_a_fill_without_preparation_uses_the_model_in_use(photo: Photo) -> None:
    load = Loader()
    result = LibraryEngine(library(), detail=None, load=load).fill(
        FillJob(photo, HOLE), silent
    )
    assert result.status == EngineStatus("landscape", GPU)
    assert result.patch.box == HOLE
    assert load.loaded == [("landscape", GPU)]


def test_a_model_is_loaded_once(photo: Photo) -> None:
    load = Loader()
    engine = LibraryEngine(library(), detail=None, load=load)
    assert engine.prepare("mine") == engine.prepare("mine")
    engine.fill(FillJob(photo, HOLE), silent)
    engine.fill(FillJob(photo, HOLE), silent)
    assert load.loaded == [("mine", GPU)]


@pytest.mark.parametrize(
    ("name", "error"), [("broken", ModelDamaged), ("nobody", ModelNotFound)]
)
def test_a_model_that_fails_leaves_the_loaded_one_in_use(
    photo: Photo, name: str, error: type[Exception]
) -> None:
    engine = LibraryEngine(library(), detail=None, load=Loader())
    engine.prepare("mine")
    with pytest.raises(error):
        engine.prepare(name)
    assert engine.fill(FillJob(photo, HOLE), silent).status.model == "mine"


def test_a_full_gpu_hands_the_fill_to_the_cpu(photo: Photo) -> None:
    load = Loader(is_full=True)
    engine = LibraryEngine(library(), detail=None, load=load)
    assert engine.prepare().device == GPU
    for _ in range(2):
        result = engine.fill(FillJob(photo, HOLE), silent)
        assert result.status == EngineStatus("landscape", "CPU")
        assert FillNote.FELL_BACK_TO_CPU in result.notes
    assert load.loaded == [("landscape", GPU), ("landscape", "CPU")]


def test_the_cpu_stands_in_with_the_model_in_use(photo: Photo) -> None:
    engine = LibraryEngine(library(), detail=None, load=Loader(is_full=True))
    engine.fill(FillJob(photo, HOLE), silent)
    engine.prepare("mine")
    assert engine.fill(FillJob(photo, HOLE), silent).status.model == "mine"


def test_a_model_that_does_not_fit_the_gpu_is_loaded_on_the_cpu(photo: Photo) -> None:
    engine = LibraryEngine(library(), detail=None, load=Loader(fits=False))
    assert engine.prepare() == EngineStatus("landscape", "CPU")
    notes = engine.fill(FillJob(photo, HOLE), silent).notes
    assert FillNote.FELL_BACK_TO_CPU in notes


def test_the_cpu_can_be_chosen_and_is_nothing_to_tell_about(photo: Photo) -> None:
    load = Loader()
    engine = LibraryEngine(library(), detail=None, load=load)
    engine.prepare()
    engine.use_device(DeviceChoice.CPU)
    result = engine.fill(FillJob(photo, HOLE), silent)
    assert result.status == EngineStatus("landscape", "CPU")
    assert result.notes == frozenset()
    engine.use_device(DeviceChoice.BEST)
    assert engine.prepare().device == GPU
    engine.use_device(DeviceChoice.BEST)  # nothing is loaded again for it
    assert engine.fill(FillJob(photo, HOLE), silent).status.device == GPU
    assert [device for _, device in load.loaded] == [GPU, "CPU", GPU]


@pytest.mark.parametrize(("model", "is_black"), [("mine", True), ("classic", False)])
def test_every_model_but_the_classic_one_gets_detail(
    photo: Photo, model: str, *, is_black: bool
) -> None:
    engine = LibraryEngine(library(), detail=paint_black, load=Loader())
    engine.prepare(model)
    patch = engine.fill(FillJob(photo, HOLE), silent).patch
    assert patch.pixels.any() != is_black


def test_little_context_is_noted(photo: Photo) -> None:
    engine = LibraryEngine(library(), detail=None, load=Loader())
    ample = engine.fill(FillJob(photo, HOLE), silent).notes
    assert ample == frozenset()
    little = engine.fill(FillJob(photo, Box.square(10, 10, 60)), silent).notes
    assert little == {FillNote.LITTLE_CONTEXT}


def test_the_other_holes_are_unknown(photo: Photo) -> None:
    engine = LibraryEngine(library(), detail=None, load=Loader())
    pixels = photo.pixels.copy()
    other = Box.square(62, 40, 15)
    pixels[other.slices] = 255
    jobs = [
        FillJob(each, HOLE, (other,)) for each in (photo, Photo.from_pixels(pixels))
    ]
    one, two = (engine.fill(job, silent).patch.pixels for job in jobs)
    assert (one == two).all()


def test_a_cancelled_fill_says_so(photo: Photo) -> None:
    def report(done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        LibraryEngine(library(), detail=None, load=Loader()).fill(
            FillJob(photo, HOLE), report
        )


def test_the_engine_is_imported_without_keras() -> None:
    code = (
        "import sys, core.inpainting.library_engine;"
        "sys.exit(bool({'keras', 'tensorflow'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - ours


def test_a_job_may_name_its_model_and_the_prepared_one_stays(photo: Photo) -> None:
    engine = LibraryEngine(library(), detail=None, load=Loader())
    engine.prepare("mine")
    named = engine.fill(FillJob(photo, HOLE, model="landscape"), silent)
    assert named.status.model == "landscape"
    assert engine.fill(FillJob(photo, HOLE), silent).status.model == "mine"


def test_a_named_model_before_any_is_prepared_is_not_the_prepared_one(
    photo: Photo,
) -> None:
    engine = LibraryEngine(library(), detail=None, load=Loader())
    engine.fill(FillJob(photo, HOLE, model="mine"), silent)
    assert engine.fill(FillJob(photo, HOLE), silent).status.model == "landscape"


def test_a_few_models_are_kept_and_not_more(photo: Photo) -> None:
    load = Loader()
    models = Library(**dict.fromkeys(("landscape", "a", "b", "c", "d"), SMALL))
    engine = LibraryEngine(models, detail=None, load=load)
    engine.prepare()
    for name in ("a", "b", "a", "c", "d", "a"):
        engine.fill(FillJob(photo, HOLE, model=name), silent)
    engine.fill(FillJob(photo, HOLE), silent)
    assert [name for name, _ in load.loaded] == ["landscape", "a", "b", "c", "d"]
    engine.fill(FillJob(photo, HOLE, model="b"), silent)
    assert load.loaded[-1] == ("b", GPU)


def test_the_reach_is_of_the_model_asked_for_and_loads_nothing() -> None:
    load = Loader()
    engine = LibraryEngine(library(), detail=None, load=load)
    size = Size(400, 400)
    assert engine.reach(HOLE, size) == engine.reach(HOLE, size, model="mine")
    classic = engine.reach(HOLE, size, model="classic")
    assert classic == Crop.around(HOLE, size=size, spec=CLASSIC).box
    assert load.loaded == []


def test_a_smooth_fill_gets_no_detail(photo: Photo) -> None:
    engine = LibraryEngine(library(), detail=paint_black, load=Loader())
    patch = engine.fill(FillJob(photo, HOLE, is_smooth=True), silent).patch
    assert patch.pixels.any()
