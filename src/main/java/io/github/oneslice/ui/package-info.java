/**
 * What a person looks at while work goes on and after it: progress, the training window and its curves, label
 * colours, overlays, tables. Knows jobs and their events, not who does them.
 */
package io.github.oneslice.ui;
