package io.github.entrafilter.jaxrs;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The declarations of one method: the class's own, then those that it overrides or implements, never an overload. */
final class MethodDeclarations {

    private MethodDeclarations() {}

    /**
     * The declarations that are one method for this class, the nearest first: in the class, its superclasses, then
     * their interfaces.
     *
     * @param method any one of them, or the bridge that the compiler adds to one
     */
    static List<Method> of(Class<?> type, Method method) {
        Set<Class<?>> types = supertypesOf(type);
        types.addAll(supertypesOf(method.getDeclaringClass()));
        TypeArguments arguments = new TypeArguments(type);
        List<Class<?>> parameters = arguments.parametersOf(method.isBridge() ? written(method) : method);
        return types.stream()
                .flatMap(supertype -> Arrays.stream(supertype.getDeclaredMethods()))
                .filter(MethodDeclarations::canOverride)
                .filter(declaration -> declaration.getName().equals(method.getName()))
                .filter(declaration -> arguments.parametersOf(declaration).equals(parameters))
                .toList();
    }

    /** Bridges carry copies of annotations: what was written counts. */
    private static boolean canOverride(Method method) {
        return !method.isBridge()
                && !Modifier.isStatic(method.getModifiers())
                && !Modifier.isPrivate(method.getModifiers());
    }

    /** The method that a bridge leads to: it has the bridge's parameters, or overrides a method that has. */
    private static Method written(Method bridge) {
        Class<?> home = bridge.getDeclaringClass();
        return Arrays.stream(home.getDeclaredMethods())
                .filter(MethodDeclarations::canOverride)
                .filter(method -> method.getName().equals(bridge.getName()))
                .filter(method ->
                        of(home, method).stream().anyMatch(declaration -> sameParameters(declaration, bridge)))
                .findFirst()
                .orElse(bridge);
    }

    private static boolean sameParameters(Method one, Method other) {
        return Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
    }

    /** The class, its superclasses, then all their interfaces. */
    static Set<Class<?>> supertypesOf(Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> one = type; one != null && one != Object.class; one = one.getSuperclass()) {
            types.add(one);
        }
        for (Class<?> one : List.copyOf(types)) {
            addInterfacesOf(one, types);
        }
        return types;
    }

    private static void addInterfacesOf(Class<?> type, Set<Class<?>> types) {
        for (Class<?> one : type.getInterfaces()) {
            if (types.add(one)) {
                addInterfacesOf(one, types);
            }
        }
    }

    /** The type arguments that a class gives its generic supertypes: in them, the parameters of inherited methods. */
    private static final class TypeArguments {

        private final Map<TypeVariable<?>, Type> arguments = new HashMap<>();

        TypeArguments(Class<?> type) {
            collect(type);
        }

        private void collect(Class<?> type) {
            if (type.getSuperclass() != null) {
                collect(type.getGenericSuperclass(), type.getSuperclass());
            }
            Type[] interfaces = type.getGenericInterfaces();
            for (int i = 0; i < interfaces.length; i++) {
                collect(interfaces[i], type.getInterfaces()[i]);
            }
        }

        private void collect(Type generic, Class<?> type) {
            if (generic instanceof ParameterizedType parameterized) {
                TypeVariable<?>[] variables = type.getTypeParameters();
                for (int i = 0; i < variables.length; i++) {
                    arguments.put(variables[i], parameterized.getActualTypeArguments()[i]);
                }
            }
            collect(type);
        }

        /** A method's parameter types as this class sees them, erased: methods with equal ones override each other. */
        List<Class<?>> parametersOf(Method method) {
            return Arrays.<Type>stream(method.getGenericParameterTypes())
                    .<Class<?>>map(this::erased)
                    .toList();
        }

        private Class<?> erased(Type type) {
            if (type instanceof Class<?> plain) {
                return plain;
            }
            if (type instanceof ParameterizedType parameterized) {
                return erased(parameterized.getRawType());
            }
            if (type instanceof GenericArrayType array) {
                return erased(array.getGenericComponentType()).arrayType();
            }
            if (type instanceof TypeVariable<?> variable) {
                return erased(arguments.getOrDefault(variable, variable.getBounds()[0]));
            }
            return Object.class;
        }
    }
}
