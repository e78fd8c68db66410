package io.github.oneslice.command;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.scijava.Priority;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import io.github.oneslice.error.UserException;

/**
 * Fills the inputs of our commands from macro options, by ImageJ's rules: {@code key=value}, {@code key=[some value]}, and
 * a bare {@code key} for a checkbox. An image is given by its title or as a file. Keys that are not given keep their defaults, without a dialog; a key that does not
 * exist is an error, since it would otherwise be a silent slip of the pen.
 */
@Plugin(type = PreprocessorPlugin.class, priority = 2 * Priority.VERY_HIGH + 1)
public final class MacroInputs extends AbstractPreprocessorPlugin {

	/** What a macro gives for no image. */
	static final String NONE = "none";
	private static final String IMAGE = "image";
	private static final String FOLDER = "_folder";

	@Parameter
	private ConvertService converter;

	// -- ModuleProcessor methods --

	@Override
	public void process(Module module) {
		if (!(module.getDelegateObject() instanceof OneSliceCommand) || Macro.getOptions() == null) return;
		try {
			fill(module, new MacroOptions(Macro.getOptions()).values());
		}
		catch (UserException e) {
			cancel(e.getMessage());
		}
	}

	// -- Internal methods --

	private void fill(Module module, Map<String, String> options) {
		List<ModuleItem<?>> inputs = OneSliceCommand.inputs(module);
		OneSliceCommand command = (OneSliceCommand) module.getDelegateObject();
		List<String> known = inputs.stream().<String> map(ModuleItem::getName).filter(name -> command.takesLeftOut() || !command.leftOut().contains(name)).toList();
		List<String> unknown = options.keySet().stream().filter(key -> !known.contains(key)).toList();
		if (!unknown.isEmpty()) throw new UserException("There is no option " + unknown.stream().map(key -> "\"" + key + "\"").collect(Collectors
			.joining(", ")) + " of \"" + module.getInfo().getTitle() + "\". Its options are " + String.join(", ", known) + ".");
		inputs.forEach(item -> fill(module, item, options.get(item.getName())));
		boolean wanted = known.contains(IMAGE) && !options.containsKey(IMAGE) && !options.containsKey(IMAGE + FOLDER) && !OneSliceCommand.OPTIONAL.equals(module
			.getInfo().getInput(IMAGE).getWidgetStyle());
		if (wanted && module.getInput(IMAGE) == null) module.setInput(IMAGE, image());
	}

	/** @param text null where the macro does not give the option */
	private void fill(Module module, ModuleItem<?> item, String text) {
		String name = item.getName();
		if (text != null && !module.isInputResolved(name)) {
			if (item.getType() == ImagePlus.class) fillImage(module, name, text);
			else module.setInput(name, item.getType().isPrimitive() ? MacroOptions.parse(name, text, item.getType()) : converter.convert(text, item
				.getType()));
		}
		module.resolveInput(name);
	}

	/** The title of an open image, or else a file to open, or else a folder where there is a parameter for that too. */
	private void fillImage(Module module, String name, String text) {
		ImagePlus image = image(name, text);
		if (image == null && text.equals(NONE)) return;
		File file = new File(text);
		ModuleItem<?> folder = module.getInfo().getInput(name + FOLDER);
		if (image == null && file.isDirectory() && folder != null) module.setInput(folder.getName(), file);
		else if (image == null && !file.isFile()) throw new UserException("The option \"" + name + "\" is \"" + text
			+ "\", but no image of that title is open, and there is no such file" + (folder == null ? "." : " or folder."));
		else module.setInput(name, image == null ? open(file) : image);
	}

	private ImagePlus open(File file) {
		try (StackFiles files = new StackFiles(context())) {
			return files.open(file);
		}
	}

	private static ImagePlus image() {
		ImagePlus fitting = OpenImages.now().image();
		return fitting == null ? WindowManager.getCurrentImage() : fitting;
	}

	/** @throws UserException if several images have that title */
	private static ImagePlus image(String name, String titleOrId) {
		int[] ids = WindowManager.getIDList();
		List<ImagePlus> titled = ids == null ? List.of() : Arrays.stream(ids).mapToObj(WindowManager::getImage).filter(image -> image != null && image
			.getTitle().equals(titleOrId)).toList();
		if (titled.size() > 1) throw new UserException("The option \"" + name + "\" is \"" + titleOrId + "\", but " + titled.size()
			+ " open images have that title. Rename one, or give its ID: " + String.join(" or ", titled.stream().map(image -> String.valueOf(image.getID()))
				.toList()) + ".");
		if (titled.size() == 1) return titled.get(0);
		return titleOrId.matches("-\\d+") ? WindowManager.getImage(Integer.parseInt(titleOrId)) : null;
	}
}
