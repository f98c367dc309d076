"""Models are used, renamed, deleted, exported and imported in their dialog."""

from pathlib import Path

import pytest

from core.errors import ModelDamaged
from core.model import backend
from core.model.bundle import take_weights, write_bundle
from core.model.networks import build_network
from desktop.dialogs.models_dialog import ModelsDialog
from desktop.window.actions import ActionId
from tests.core.model.archives import CARD_OF_TINY, TINY
from tests.core.model.shelves import put
from tests.journeys.driver import Driver

SHIPPED = ("classic", "landscape")


@pytest.fixture
def hidden(hidden: Driver) -> Driver:
    """The library holds "alps" as well."""
    put(hidden.paths.models, "alps", base="landscape")
    return hidden


@pytest.fixture
def dialog(driver: Driver) -> ModelsDialog:
    driver.trigger(ActionId.MODELS)
    dialog = driver.window.findChild(ModelsDialog)
    driver.wait(lambda: listed(dialog) == (*SHIPPED, "alps"))
    return dialog


def listed(dialog: ModelsDialog) -> tuple[str, ...]:
    items = (dialog.models.item(row) for row in range(dialog.models.count()))
    return tuple(item.text().partition("\n")[0] for item in items)


def select(dialog: ModelsDialog, name: str) -> None:
    dialog.models.setCurrentRow(listed(dialog).index(name))


def told(dialog: ModelsDialog) -> str:
    message = dialog.messages.message
    return "" if message is None else message.text


def use(driver: Driver, dialog: ModelsDialog, name: str) -> None:
    select(dialog, name)
    dialog.use_button.click()
    driver.wait(lambda: driver.window.status.model.text() == name)
    driver.wait(lambda: dialog.models.currentItem().font().bold())


def test_a_model_is_used_from_the_dialog(driver: Driver, dialog: ModelsDialog) -> None:
    use(driver, dialog, "alps")
    assert driver.library.current == "alps"
    assert not dialog.use_button.isEnabled()


def test_a_model_that_cannot_be_loaded_is_told_there(
    driver: Driver, dialog: ModelsDialog
) -> None:
    driver.engine.prepare_error = ModelDamaged("alps", "its weights are missing")
    select(dialog, "alps")
    dialog.use_button.click()
    driver.wait(lambda: "alps is damaged" in told(dialog))
    assert driver.library.current == "landscape"


def test_a_model_in_use_is_renamed_and_stays_in_use(
    driver: Driver, dialog: ModelsDialog
) -> None:
    use(driver, dialog, "alps")
    driver.asker.model_names.append("Hohe Tauern")
    dialog.rename_button.click()
    driver.wait(lambda: listed(dialog) == (*SHIPPED, "Hohe Tauern"))
    driver.wait(lambda: driver.window.status.model.text() == "Hohe Tauern")
    assert dialog.models.selected == "Hohe Tauern"
    assert driver.library.current == "Hohe Tauern"


def test_a_taken_name_can_be_corrected(driver: Driver, dialog: ModelsDialog) -> None:
    select(dialog, "alps")
    driver.asker.model_names += ["Classic", "andes"]
    dialog.rename_button.click()
    driver.wait(lambda: "already exists" in told(dialog))
    (again,) = dialog.messages.message.actions
    again.run()
    driver.wait(lambda: listed(dialog) == (*SHIPPED, "andes"))
    assert driver.asker.asked == ["model_name alps", "model_name Classic"]


def test_a_change_of_mind_changes_nothing(driver: Driver, dialog: ModelsDialog) -> None:
    select(dialog, "alps")
    driver.asker.model_names.append(None)
    driver.asker.delete_choices.append(False)
    driver.asker.model_places.append(None)
    driver.asker.model_files.append(None)
    for button in (
        dialog.rename_button,
        dialog.delete_button,
        dialog.export_button,
        dialog.import_button,
    ):
        button.click()
    assert driver.library.names() == (*SHIPPED, "alps")
    assert dialog.activity.text() == ""


def test_the_default_takes_over_from_a_deleted_model(
    driver: Driver, dialog: ModelsDialog
) -> None:
    use(driver, dialog, "alps")
    driver.asker.delete_choices.append(True)
    dialog.delete_button.click()
    driver.wait(lambda: listed(dialog) == SHIPPED)
    driver.wait(lambda: driver.window.status.model.text() == "landscape")
    assert driver.asker.asked == ["delete_model in use"]


def test_a_model_that_another_window_deleted_is_told(
    driver: Driver, dialog: ModelsDialog
) -> None:
    select(dialog, "alps")
    driver.library.remove("alps")
    driver.asker.delete_choices.append(True)
    dialog.delete_button.click()
    driver.wait(lambda: "no model named alps" in told(dialog))
    driver.wait(lambda: listed(dialog) == SHIPPED)


def test_an_exported_model_is_told(
    driver: Driver, dialog: ModelsDialog, tmp_path: Path
) -> None:
    select(dialog, "alps")
    file = tmp_path / "alps.mendmodel"
    driver.asker.model_places.append(file)
    dialog.export_button.click()
    driver.wait(lambda: "alps.mendmodel" in told(dialog))
    assert file.stat().st_size > 100
    assert driver.asker.suggestions[-1].name == "alps.mendmodel"


def test_a_place_that_cannot_be_written_to_is_told(
    driver: Driver, dialog: ModelsDialog, tmp_path: Path
) -> None:
    select(dialog, "alps")
    driver.asker.model_places.append(tmp_path / "missing" / "alps.mendmodel")
    dialog.export_button.click()
    driver.wait(lambda: "could not be saved" in told(dialog))
    driver.wait(dialog.export_button.isEnabled)


def test_a_file_of_another_kind_is_told(
    driver: Driver, dialog: ModelsDialog, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    driver.asker.model_files.append(tmp_path / "notes.txt")
    dialog.import_button.click()
    driver.wait(lambda: "notes.txt cannot be imported" in told(dialog))
    assert listed(dialog) == (*SHIPPED, "alps")


def test_an_imported_model_is_shown_and_can_be_used(
    driver: Driver, dialog: ModelsDialog, tmp_path: Path
) -> None:
    file = exported(tmp_path)
    driver.asker.model_files.append(file)
    dialog.import_button.click()
    assert dialog.activity.text() == "Checking alps.mendmodel"
    driver.qtbot.waitUntil(lambda: dialog.models.selected == "alps 2", timeout=60000)
    driver.wait(lambda: "alps 2 is in the library" in told(dialog))
    (use_it,) = dialog.messages.message.actions
    use_it.run()
    driver.wait(lambda: driver.window.status.model.text() == "alps 2")
    assert driver.library.current == "alps 2"
    assert told(dialog) == ""


def test_what_ends_after_the_dialog_is_told_in_the_window(
    driver: Driver, dialog: ModelsDialog, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    driver.asker.model_files.append(tmp_path / "notes.txt")
    dialog.import_button.click()
    dialog.reject()
    driver.wait(lambda: "notes.txt cannot be imported" in driver.message)


def test_a_model_that_came_meanwhile_is_listed_when_people_come_back(
    driver: Driver, dialog: ModelsDialog
) -> None:
    put(driver.paths.models, "andes")
    driver.window.activateWindow()
    dialog.activateWindow()
    driver.wait(lambda: listed(dialog) == (*SHIPPED, "alps", "andes"))


def test_the_dialog_opens_once_and_again(driver: Driver, dialog: ModelsDialog) -> None:
    driver.trigger(ActionId.MODELS)
    assert driver.window.findChildren(ModelsDialog) == [dialog]
    dialog.reject()
    driver.trigger(ActionId.MODELS)
    others = driver.window.findChildren(ModelsDialog)
    driver.wait(lambda: any(listed(each) for each in others if each is not dialog))


def exported(folder: Path) -> Path:
    """A file with a model called "alps"."""
    from core.model.library import ModelLibrary

    backend.start()
    write_bundle(
        folder / "sender" / "alps", CARD_OF_TINY, take_weights(build_network(TINY))
    )
    ModelLibrary(folder / "sender").export("alps", folder / "alps.mendmodel")
    return folder / "alps.mendmodel"
