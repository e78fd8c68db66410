package io.github.oneslice.command;

import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.scijava.Context;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.service.Service;
import org.scijava.task.TaskService;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import io.github.oneslice.engine.Engine;
import io.github.oneslice.engine.EngineService;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.FolderSearch;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.ui.StatusMonitor;

/**
 * What all commands share: progress, cancel, and errors a person can read. The names of the parameters of a command are
 * the keys of its macro options, therefore they have underscores.
 */
abstract class OneSliceCommand extends ContextCommand {

	/** Style of an image parameter that mostly stays empty. */
	static final String OPTIONAL = "optional";

	/** Style of an image parameter that takes a label stack. */
	static final String LABELS = "labels";

	@Parameter
	private TaskService tasks;

	@Parameter
	private EngineService engines;

	@Parameter
	private LogService log;

	/** Does the work. A failure is thrown, with a message that says what is wrong and what to do. */
	abstract void work(Monitor monitor) throws IOException;

	/** What everyone sets, in the order in which a dialog asks; at most seven inputs. The rest is advanced. */
	abstract List<String> asked();

	/** Inputs that no dialog asks for, since another command does. */
	Set<String> leftOut() {
		return Set.of();
	}

	/** Whether macros may give what the dialog leaves out. */
	boolean takesLeftOut() {
		return true;
	}

	/** What there is to choose from, of an input whose choices are known only now; otherwise empty. */
	List<String> choices(String input) {
		return List.of();
	}

	/** Fills in what is kept elsewhere, as defaults. */
	void recall() {}

	/** Begins what takes a while, since a person is being asked and the work will come soon. */
	void prepare() {}

	/**
	 * Looks at an input while a person fills in the dialog.
	 *
	 * @throws UserException if its value cannot be meant, whatever the others are
	 */
	void check(String input) {}

	// -- Runnable methods --

	@Override
	public final void run() {
		try (StatusMonitor monitor = new StatusMonitor(getClass().getSimpleName(), tasks)) {
			work(monitor);
		}
		catch (CancellationException e) {
			IJ.showStatus("Cancelled.");
			stop("");
		}
		catch (UserException e) {
			log.debug(e);
			stop(e.getMessage());
		}
		catch (IOException | RuntimeException e) {
			log.error(e);
			stop("Something went wrong inside OneSlice. Please report it, with the text in the log.");
		}
		catch (LinkageError e) {
			log.debug(e);
			stop(incomplete(e));
		}
		catch (OutOfMemoryError e) { // ImageJ would tell it in its log, and a macro would go on
			log.debug(e);
			stop("The work does not fit into the " + (Runtime.getRuntime().maxMemory() >> 20)
				+ " MB of memory of ImageJ. Close images, or give it more by Edit > Options > Memory & Threads... and start it again.");
		}
	}

	/** What to tell where a library is missing. */
	static String incomplete(LinkageError missing) {
		return "OneSlice is not installed completely: " + String.valueOf(missing.getMessage()).replace('/', '.')
			+ " is missing, or is there in another version. Install OneSlice through its update site, which brings all it needs, and start again.";
	}

	// -- For the commands --

	/** The inputs that a person or a macro gives. */
	static List<ModuleItem<?>> inputs(Module module) {
		return StreamSupport.stream(module.getInfo().inputs().spliterator(), false).filter(item -> !Service.class.isAssignableFrom(item
			.getType()) && item.getType() != Context.class).<ModuleItem<?>> map(item -> item).toList();
	}

	/** Who does the work. */
	final Engine engine() {
		return engines.engine();
	}

	/** What the work is done with. */
	final EngineService engines() {
		return engines;
	}

	/** Whether a folder or file was given: an empty path field counts as none. */
	static boolean given(File file) {
		return file != null && !file.getPath().isBlank();
	}

	/** Shows an image as a result, or gives it to the macro that runs. */
	static void show(ImagePlus image) {
		if (!GraphicsEnvironment.isHeadless() || IJ.isMacro()) image.show();
	}

	/** Tells what a person should know of the result. */
	void log(String line) {
		IJ.log(line);
	}

	/** The images of a folder by name. What is no image is told and left out. */
	final Map<String, File> images(File folder) {
		return FolderSearch.flat(this::log).in(folder);
	}

	/** Whether two images are one, or the same file opened twice. */
	static boolean same(ImagePlus image, ImagePlus other) {
		if (image == null || other == null) return false;
		List<File> files = origins(image, other);
		return image == other || files.size() == 2 && files.get(0).equals(files.get(1)) && samePixels(image.getStack(), other.getStack());
	}

	private static boolean samePixels(ImageStack stack, ImageStack other) {
		return stack.getSize() == other.getSize() && IntStream.rangeClosed(1, stack.getSize()).allMatch(i -> Objects.deepEquals(stack.getPixels(i),
			other.getPixels(i)));
	}

	/** The files that open images were read from. */
	static List<File> origins(ImagePlus... images) {
		return Stream.of(images).filter(Objects::nonNull).map(ImageFiles::origin).filter(Objects::nonNull).toList();
	}

	// -- Internal methods --

	/**
	 * Ends the command before its work is done. Who called it says so.
	 *
	 * @param reason what the person is told; empty if it was the person's own wish
	 */
	private void stop(String reason) {
		cancel(reason);
		if (!reason.isEmpty() && GraphicsEnvironment.isHeadless() && !IJ.isMacro()) log.error(reason);
	}
}
