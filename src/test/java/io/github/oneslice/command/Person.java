package io.github.oneslice.command;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;

import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;

import ij.IJ;

/** Uses dialogs and windows as a person does. */
final class Person {

	private Person() {}

	/**
	 * Opens images, the label stacks last; and leaves where something fails, or after four minutes, whatever happens.
	 *
	 * @param images the folder of the images to try with
	 */
	static void begin(String images) {
		Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
			failure.printStackTrace();
			System.exit(1);
		});
		new Timer(true).schedule(new TimerTask() {

			@Override
			public void run() {
				System.exit(1);
			}
		}, 240_000);
		for (String name : List.of("phantom", "putamen", "putamen-slice", "putamen-labels"))
			IJ.openImage(images + "/" + name + ".tif").show();
	}

	static Thread start(Runnable work) {
		Thread thread = new Thread(work);
		thread.start();
		return thread;
	}

	/** The dialog that is open, as soon as there is one. */
	static JDialog dialog() throws InterruptedException {
		return await(() -> Arrays.stream(Window.getWindows()).filter(window -> window instanceof JDialog && window.isShowing()).map(JDialog.class::cast)
			.findFirst().orElse(null));
	}

	/** The window with a title that ends like this. */
	static Frame window(String title) throws InterruptedException {
		return await(() -> Arrays.stream(Frame.getFrames()).filter(frame -> String.valueOf(frame.getTitle()).endsWith(title) && frame.isShowing()).findFirst().orElse(
			null));
	}

	static <T> T await(Supplier<T> wanted) throws InterruptedException {
		for (int i = 0; i < 1000; i++) {
			T found = wanted.get();
			Thread.sleep(found == null ? 50 : 200); // until it is ready
			if (found != null) return found;
		}
		throw new IllegalStateException("Nothing came.");
	}

	/** Types into a field, or chooses, or ticks. */
	static void answer(Container window, String name, Object value) throws Exception {
		Component field = all(window, Component.class).stream().filter(component -> name.equals(component.getName())).findFirst().orElseThrow();
		SwingUtilities.invokeAndWait(() -> {
			if (field instanceof JTextField line) line.setText(value.toString());
			else if (field instanceof JComboBox<?> box) box.setSelectedItem(value);
			else if (field instanceof AbstractButton button && button.isSelected() != (Boolean) value) button.doClick();
		});
	}

	static AbstractButton button(Container window, String text) {
		return all(window, AbstractButton.class).stream().filter(button -> text.equals(button.getText())).findFirst().orElseThrow();
	}

	static void press(Container window, String text) {
		EventQueue.invokeLater(button(window, text)::doClick);
	}

	/** All parts of a kind. */
	static <T> List<T> all(Container container, Class<T> type) {
		List<T> found = new ArrayList<>();
		for (Component component : container.getComponents()) {
			if (type.isInstance(component)) found.add(type.cast(component));
			if (component instanceof Container inner) found.addAll(all(inner, type));
		}
		return found;
	}

	static <T extends Component> T named(Container container, String name, Class<T> type) {
		return all(container, type).stream().filter(component -> name.equals(component.getName())).findFirst().orElseThrow();
	}
}
