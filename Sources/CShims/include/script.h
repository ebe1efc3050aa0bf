#pragma once

#include <stdbool.h>
#include <stddef.h>

/// Sets the function that receives an error which leaves a program's top-level code; it must not return.
/// Without one, the program ends as the Swift runtime would end it.
void weft_on_uncaught_error(void (*_Nonnull handler)(const void *_Nonnull error));

/// Whether this is the thread that the process began with.
bool weft_is_main_thread(void);

/// Has the C library return freed blocks of at least so many bytes to the system. By default it learns from the first
/// large block to keep those of up to 32 MB, and the peak of a script that replaces tables is then larger by what lies
/// idle between them.
void weft_return_freed_blocks(size_t size);
