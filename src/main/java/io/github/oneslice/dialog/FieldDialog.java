package io.github.oneslice.dialog;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.event.KeyEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JToggleButton;
import javax.swing.KeyStroke;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingUtilities;

import io.github.oneslice.error.UserException;

/**
 * Asks for a handful of fields, and for the rest behind the button Advanced. While a person types, what cannot be meant
 * turns red, a sentence says why, and OK waits. Nobody is blamed for a field not come to yet: what it needs is only said. It
 * is never higher than the screen.
 */
public final class FieldDialog {

	private static final int MARGIN = 10;
	private static final int HELP_ROWS = 3;
	private static final int SCREEN_EDGE = 60;

	private final List<Field> fields;
	private final List<Field> advanced;
	private final Map<Field, Object> defaults = new LinkedHashMap<>();
	private final Set<Field> touched = new HashSet<>();
	private final Check check;
	private final JDialog dialog;
	private final FieldPanel more;
	private final JToggleButton toggle = new JToggleButton();
	private final JButton ok = new JButton("OK");
	private final JScrollPane scroll;
	private final HelpLine help = new HelpLine(HELP_ROWS);
	private boolean confirmed;

	/**
	 * @param about a sentence on what happens with the answers
	 * @param basic what everyone sets, filled in with the defaults
	 * @param advanced the rest, likewise; may be empty
	 * @param manual opens the manual
	 */
	public FieldDialog(Frame owner, String title, String about, List<Field> basic, List<Field> advanced, Check check,
		Runnable manual)
	 {
		this.fields = Stream.concat(basic.stream(), advanced.stream()).toList();
		this.advanced = advanced;
		this.check = check;
		dialog = new JDialog(owner, title, true);
		more = new FieldPanel(advanced, true);
		more.setVisible(false);
		toggle.setName("advanced");
		help.setName("help");
		toggle.setVisible(!advanced.isEmpty());
		toggle.addActionListener(event -> showMore());
		JPanel inner = new JPanel(new BorderLayout());
		inner.add(new FieldPanel(basic, false), BorderLayout.NORTH);
		inner.add(left(toggle), BorderLayout.CENTER);
		inner.add(more, BorderLayout.SOUTH);
		scroll = new JScrollPane(inner, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
		scroll.setBorder(BorderFactory.createEmptyBorder());
		scroll.getVerticalScrollBar().setUnitIncrement(16);
		HelpLine intro = new HelpLine(0);
		intro.say(about);
		JPanel content = new JPanel(new BorderLayout(MARGIN, MARGIN));
		content.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
		content.add(intro, BorderLayout.NORTH);
		content.add(scroll);
		content.add(bottom(manual), BorderLayout.SOUTH);
		plain(content);
		dialog.setContentPane(content);
		dialog.getRootPane().setDefaultButton(ok);
		dialog.getRootPane().registerKeyboardAction(event -> dialog.dispose(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
		for (Field field : fields) {
			this.defaults.put(field, field.value());
			field.input().setName(field.name());
			field.onChange(() -> {
				touched.add(field);
				look();
			});
			help.follow(field);
		}
	}

	/**
	 * Shows the dialog and waits for the person.
	 *
	 * @return whether it was OK
	 */
	public boolean ask() {
		try {
			if (EventQueue.isDispatchThread()) open();
			else SwingUtilities.invokeAndWait(this::open);
		}
		catch (InterruptedException | InvocationTargetException e) {
			throw new IllegalStateException("The dialog could not be shown.", e);
		}
		return confirmed;
	}

	// -- Internal methods --

	private void open() {
		look();
		resize();
		dialog.setLocationRelativeTo(null);
		dialog.setVisible(true);
	}

	private JComponent bottom(Runnable manual) {
		JButton reset = new JButton("Reset");
		reset.setToolTipText("puts the defaults back into all fields");
		reset.addActionListener(event -> reset());
		JButton cancel = new JButton("Cancel");
		cancel.addActionListener(event -> dialog.dispose());
		JButton open = new JButton("Help");
		open.setToolTipText("opens the manual");
		open.addActionListener(event -> manual.run());
		ok.addActionListener(event -> {
			confirmed = true;
			dialog.dispose();
		});
		JPanel right = new JPanel(new FlowLayout(FlowLayout.RIGHT, 6, 0));
		right.add(cancel);
		right.add(ok);
		JPanel buttons = new JPanel(new BorderLayout());
		buttons.add(left(open, reset), BorderLayout.WEST);
		buttons.add(right, BorderLayout.EAST);
		JPanel bottom = new JPanel(new BorderLayout(0, MARGIN));
		bottom.add(help);
		bottom.add(buttons, BorderLayout.SOUTH);
		return bottom;
	}

	/** Some looks print all in bold. */
	private static void plain(Container container) {
		for (Component component : container.getComponents()) {
			component.setFont(component.getFont().deriveFont(Font.PLAIN));
			if (component instanceof Container inner) plain(inner);
		}
	}

	private static JPanel left(JComponent... components) {
		JPanel panel = new JPanel(new FlowLayout(FlowLayout.LEFT, 6, 0));
		for (JComponent component : components)
			panel.add(component);
		return panel;
	}

	/** Checks all fields; the first that is wrong is told, those before others that a person has been at. */
	private void look() {
		String wrong = null;
		String missing = null;
		for (Field field : fields) {
			String problem = problem(field);
			boolean blamed = touched.contains(field);
			field.mark(problem == null || !blamed);
			if (blamed && wrong == null) wrong = problem;
			if (!blamed && missing == null) missing = problem;
		}
		ok.setEnabled(wrong == null && missing == null);
		help.problem(wrong, missing);
		long changed = advanced.stream().filter(this::isChanged).count();
		toggle.setText((more.isVisible() ? "Hide advanced" : "Show advanced") + (changed == 0 ? "" : " (" + changed + " changed)"));
	}

	private String problem(Field field) {
		try {
			check.require(field);
			return null;
		}
		catch (UserException e) {
			return e.getMessage().replace("\"" + field.name() + "\"", "\"" + field.label() + "\"");
		}
	}

	private boolean isChanged(Field field) {
		try {
			return !Objects.equals(field.value(), defaults.get(field));
		}
		catch (UserException e) {
			return true;
		}
	}

	private void reset() {
		defaults.forEach(Field::fill);
		touched.clear();
		look();
	}

	private void showMore() {
		more.setVisible(toggle.isSelected());
		look();
		resize();
	}

	private void resize() {
		dialog.pack();
		int most = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds().height - SCREEN_EDGE;
		if (dialog.getHeight() > most) dialog.setSize(new Dimension(dialog.getWidth() + scroll.getVerticalScrollBar().getPreferredSize().width, most));
		if (dialog.getY() + dialog.getHeight() > most) dialog.setLocationRelativeTo(null);
	}
}
