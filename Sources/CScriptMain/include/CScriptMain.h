#pragma once

#include <stdbool.h>

/// Defined in Swift (`Failure.swift`): receives the error that left a script's top-level code.
_Noreturn void weft_script_failed(const void *error);

/// Makes the linker take this object, and with it the hook below, into every script.
void weft_link_script_hook(void);

/// Whether this is the thread that the process began with.
bool weft_is_main_thread(void);
