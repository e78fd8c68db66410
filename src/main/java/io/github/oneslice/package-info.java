/**
 * OneSlice: from one annotated slice to a segmented volume. {@link io.github.oneslice.Main} is the program outside ImageJ;
 * inside, the commands of {@code command} are where everything begins. Packages know only those below them: {@code error},
 * {@code image}, {@code settings}, {@code annotation}, {@code files}, {@code job}, {@code network}, {@code registration},
 * {@code selfpaced}, {@code contrast}, {@code evaluation}, {@code model}, {@code training}, the methods, {@code inference},
 * {@code engine}, {@code ui}, {@code command}, {@code headless}.
 */
package io.github.oneslice;
