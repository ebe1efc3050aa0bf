#pragma once

/// Defined in Swift (`Failure.swift`): receives the error that left a script's top-level code.
_Noreturn void weft_script_failed(const void *error);

/// Makes the linker take this object, and with it the hook below, into every script.
void weft_link_script_hook(void);
