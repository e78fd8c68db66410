/**
 * One thin SciJava command a menu entry: each turns what a person gave into a job, hands it to the engine, and
 * shows what comes back. Their parameter names are what macros are written with. Begin with {@link
 * io.github.oneslice.command.OneSliceCommand}; {@link io.github.oneslice.command.Bridge} starts them from
 * the menu and from macros.
 */
package io.github.oneslice.command;
