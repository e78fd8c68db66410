/**
 * What {@code mvn package} lays out for others: an update site for Fiji and a folder of plain ImageJ. Runs in the build and
 * does not come into the plugin's jar. Begin with {@link io.github.oneslice.distribution.Distribution}.
 */
package io.github.oneslice.distribution;
