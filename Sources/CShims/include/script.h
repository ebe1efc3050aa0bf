#pragma once

#include <stdbool.h>

/// Sets the function that receives an error which leaves a program's top-level code; it must not return.
/// Without one, the program ends as the Swift runtime would end it.
void weft_on_uncaught_error(void (*_Nonnull handler)(const void *_Nonnull error));

/// Whether this is the thread that the process began with.
bool weft_is_main_thread(void);

/// Whether something in the process has called `exit`. The end of top-level code does not: the C library then ends the
/// process by a call of its own, which does not go through the symbol.
bool weft_exit_was_called(void);

/// Ends the process as soon as nobody can read from a pipe any more, of which the descriptor is the end for writing: when
/// the process that started this one is gone.
void weft_end_without_reader(int descriptor);
