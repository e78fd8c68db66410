/**
 * A dialog with checked fields: what everyone sets on top, the rest behind a button. Knows nothing of what is asked. Begin
 * with {@link io.github.oneslice.dialog.FieldDialog}.
 */
package io.github.oneslice.dialog;
