"""Plays the power manager of a desktop on a message bus, beside a wake lock.

Run in a session bus of its own; says what the bus was asked, in order.
"""

import sys
import threading

from jeepney import message_bus, new_method_return
from jeepney.io.blocking import open_dbus_connection
from jeepney.low_level import HeaderFields, MessageType

from core.wakefulness import Wakefulness

_NAME = "org.freedesktop.PowerManagement"


def main() -> None:
    bus = open_dbus_connection("SESSION")
    bus.send_and_get_reply(message_bus.RequestName(_NAME))
    asked: dict[str, threading.Event] = {
        name: threading.Event() for name in ("Inhibit", "UnInhibit")
    }
    threading.Thread(target=_serve, args=(bus, asked), daemon=True).start()
    lock = Wakefulness().lock()
    lock.hold()
    assert asked["Inhibit"].wait(20)
    lock.release()
    assert asked["UnInhibit"].wait(20)


def _serve(bus, asked: dict[str, threading.Event]) -> None:
    while True:
        message = bus.receive()
        if message.header.message_type is not MessageType.method_call:
            continue
        name = message.header.fields[HeaderFields.member]
        signature, body = ("u", (7,)) if name == "Inhibit" else (None, ())
        bus.send(new_method_return(message, signature, body))
        sys.stdout.write(f"{name} {message.body[-1]}\n")
        sys.stdout.flush()
        if name in asked:
            asked[name].set()


if __name__ == "__main__":
    main()
