"""The sentences for what can go wrong with a training; see `sentences`."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from core import errors

translate = QCoreApplication.translate

Texts = Mapping[type[errors.RepairError], str]


def dataset_texts() -> Texts:
    """Of folders that no dataset can be made of."""
    return {
        errors.FolderUnreadable: translate(
            "messages", "The folder {folder} cannot be read: {reason}."
        ),
        errors.NoPhotosFound: translate(
            "messages",
            "The folder {folder} holds no photo that can be trained on. Choose "
            "another one.",
        ),
        errors.TooFewPhotos: translate(
            "messages",
            "Training takes at least {needed} photos, and {folder} holds "
            "{found} that can be used. Add more photos of the same kind.",
        ),
    }


def training_texts() -> Texts:
    """Of runs that cannot start or go on, here or on several computers."""
    return {
        errors.RunNotSaved: translate(
            "messages", "The training could not be saved: {reason}."
        ),
        errors.RunDiverged: translate(
            "messages",
            "The training did not settle, even after going back several times. Train "
            "from another model or with other photos.",
        ),
        errors.RunInUse: translate(
            "messages", "{name} is already being trained by another Mendscape."
        ),
        errors.CheckpointUnusable: translate(
            "messages", "This training cannot go on: {reason}. Start it anew."
        ),
        errors.PhotosGone: translate(
            "messages",
            "The photos cannot be read any more. Connect their drive again and resume "
            "the training.",
        ),
        errors.OutOfMemory: translate(
            "messages",
            "There is too little memory for training. Close other programs and try "
            "again.",
        ),
    }


def elsewhere_texts() -> Texts:
    """Of trainings on several computers, or on another one."""
    return {
        errors.ClusterUnusable: translate(
            "messages", "The computers cannot train together: {reason}."
        ),
        errors.WorkerLost: translate("messages", "{worker} was lost. Resume them all."),
        errors.RayMissing: translate(
            "messages", "Ray is not installed. Install Mendscape together with it."
        ),
        errors.RayUnusable: translate(
            "messages", "The Ray cluster at {address} cannot be used: {reason}."
        ),
        errors.RayWorkerUnfit: translate(
            "messages", "The worker {worker} cannot take part: {reason}."
        ),
        errors.PhotosDiffer: translate(
            "messages", "These are not the photos of the training: {reason}."
        ),
        errors.JobUnusable: translate(
            "messages", "The job in {folder} cannot be used: {reason}."
        ),
        errors.JobPhotosAway: translate(
            "messages",
            "The photos of this job are not in {photos} any more. Choose where they "
            "are now.",
        ),
        errors.JobNotWritten: translate(
            "messages", "The job could not be written to {folder}: {reason}."
        ),
    }
