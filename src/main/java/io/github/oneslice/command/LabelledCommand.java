package io.github.oneslice.command;

import java.io.File;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.scijava.plugin.Parameter;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.RegionSource;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SliceList;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.FolderSearch;
import io.github.oneslice.files.Outputs;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.job.Sample;
import io.github.oneslice.results.Part;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.Dimensions;

/** What the commands have in common that take labels with their images, open ones or those of a folder. */
abstract class LabelledCommand extends ImageCommand {

	/** What a dialog about open stacks leaves out, and one about folders. */
	private static final Set<String> FOLDERS = Set.of("image_folder", "label_folder", "domains");
	static final Set<String> STACKS = Set.of("image", "labels", "rois");

	/** So many names are enough to see what is wrong with all. */
	private static final int SHOWN = 3;
	static final String AUTO = "auto";

	@Parameter(label = "Slice axis", required = false, persist = false, choices = { AUTO, "XY", "XZ", "YZ" }, description = "the plane the annotated slices lie in; auto: found out from the labels")
	private String slice_axis = AUTO;

	@Parameter(label = "Annotated slices", required = false, persist = false, description = "slices that are annotated, such as \"12, 40-42\", or \"all\" for whole label stacks; empty: those that hold a label")
	private String annotated_slices = "";

	@Parameter(label = "Empty slices", required = false, persist = false, description = "slices that do not show the structure and count as annotated too, such as \"1, 80-88\"")
	private String empty_slices = "";

	@Parameter(label = "Classes per slice", required = false, persist = false, description = "a slice is annotated for those classes only that it shows")
	private boolean classes_per_slice;

	@Parameter(label = "Unknown value", required = false, persist = false, description = "label value of voxels nothing is known about; -1: none")
	private int unknown_value = AnnotationRule.NONE;

	@Parameter(label = "Image folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "work on all images of a folder instead of an open stack")
	private File image_folder;

	@Parameter(label = "Label folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "the label stacks of these images, with the same file names; an image without one is not annotated")
	private File label_folder;

	@Override
	void prepare() {
		engine().prepare();
	}

	@Override
	void check(String input) {
		switch (input) {
			case "labels" -> {
				if (labels() != null && labels() == image()) throw Inputs.sameImage(labels());
			}
			case "annotated_slices" -> SliceList.requireOrAll("Annotated slices", annotated_slices);
			case "empty_slices" -> SliceList.require("Empty slices", empty_slices);
			case "image_folder" -> requireFolder();
			case "label_folder" -> Inputs.folder(label_folder, "label_folder", "the folder of the label stacks");
			default -> super.check(input);
		}
	}

	/** The open labels of the open image; null if none were given. */
	abstract ImagePlus labels();

	/** Whether this is about folders, and never about open stacks. */
	boolean isOfFolders() {
		return false;
	}

	@Override
	Set<String> leftOut() {
		return isOfFolders() ? STACKS : FOLDERS;
	}

	@Override
	final boolean takesLeftOut() {
		return !isOfFolders();
	}

	/** Whether the stacks are those of a folder. */
	final boolean fromFolder() {
		if (isOfFolders()) requireFolder();
		return given(image_folder);
	}

	/** @throws UserException if there is no folder of images */
	private void requireFolder() {
		Inputs.folder(image_folder, "image_folder", "the folder of the images");
	}

	final File imageFolder() {
		return image_folder;
	}

	/** Whether there are label stacks for the images of the folder. */
	final boolean hasLabelFolder() {
		return given(label_folder);
	}

	/** The images of the folder by name. */
	final Map<String, File> imageFiles(FolderSearch search) {
		return search.in(image_folder);
	}

	/**
	 * Those label stacks of the folder, by name, that belong to an image. The others are told.
	 *
	 * @throws UserException if there is none
	 */
	final Map<String, File> matchingLabelFiles(Map<String, File> images, FolderSearch search) {
		check("label_folder");
		if (Outputs.isSame(label_folder, image_folder)) throw new UserException("image_folder and label_folder are the same folder " + image_folder
			+ ", so each image would be its own labels. Put the label stacks into a folder of their own, with the same file names.");
		Map<String, File> labelled = search.in(label_folder);
		Map<String, File> matching = new LinkedHashMap<>(labelled);
		matching.keySet().retainAll(images.keySet());
		if (matching.isEmpty()) throw new UserException("No label file has the name of an image: the images are " + some(images.keySet())
			+ ", the labels " + some(labelled.keySet()) + ". Name the labels in " + label_folder + " like their images in " + image_folder + ".");
		labelled.keySet().stream().filter(name -> !matching.containsKey(name)).forEach(name -> log("The labels " + name
			+ " have no image of that name and are left out."));
		return matching;
	}

	/** Refuses a folder for results that is read. */
	final void requireApart(File output, String option) {
		Outputs.requireApart(output, option, image_folder, "image_folder");
		if (given(label_folder)) Outputs.requireApart(output, option, label_folder, "label_folder");
	}

	/** The files that the open image and its labels were read from. */
	final List<File> openOrigins() {
		return origins(openImage(), labels());
	}

	/**
	 * The open image with its labels. What cannot be meant is told at once.
	 *
	 * @param outlines where they are taken from if there are no labels
	 */
	final Sample openSample(RegionSource outlines, Dimensions dimensions) {
		ImagePlus stack = openImage();
		if (same(labels(), stack)) throw Inputs.sameImage(stack);
		OpenAnnotation drawn = OpenAnnotation.of(part().slices(stack), labels(), outlines, part().frame(), rule());
		drawn.notes().forEach(this::log);
		StackInMemory image = part().source(stack);
		dimensions.require(image.header().size(), "\"" + stack.getTitle() + "\"");
		return drawn.of(image);
	}

	/** @param annotation its label stack; null for an unlabelled image */
	final Sample sample(StackFiles files, String name, File stack, File annotation) {
		if (annotation == null) return Sample.unlabelled(files.source(name, stack, part()));
		return Sample.labelled(files.source(name, stack, part()), files.source(annotation, Part.FIRST), rule());
	}

	private AnnotationRule rule() {
		SliceAxis axis = slice_axis.trim().equalsIgnoreCase(AUTO) ? null : Choice.of(SliceAxis.class, "slice_axis", slice_axis);
		return new AnnotationRule(axis, annotated_slices, unknown_value, classes_per_slice, empty_slices);
	}

	private static String some(Collection<String> names) {
		return String.join(", ", names.stream().limit(SHOWN).toList()) + (names.size() > SHOWN ? ", …" : "");
	}
}
