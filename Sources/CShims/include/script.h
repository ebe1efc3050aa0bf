#pragma once

#include <stdbool.h>

/// Sets the function that receives an error which leaves a program's top-level code; it must not return.
/// Without one, the program ends as the Swift runtime would end it.
void weft_on_uncaught_error(void (*_Nonnull handler)(const void *_Nonnull error));

/// Whether this is the thread that the process began with.
bool weft_is_main_thread(void);
