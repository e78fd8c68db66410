/**
 * What can be set about a training: records of numbers, booleans and closed choices, and the presets that give
 * whole sets of them. Nothing here does anything. Begin with {@link io.github.oneslice.settings.TrainingSettings}
 * and {@link io.github.oneslice.settings.Preset}.
 */
package io.github.oneslice.settings;
