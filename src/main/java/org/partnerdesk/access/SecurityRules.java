package org.partnerdesk.access;

import static java.util.Objects.requireNonNull;
import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.http.HttpServletResponse;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.web.EarlyProblem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Who may ask for which address; deny by default. */
@Configuration
class SecurityRules {
    /** By which tickets are judged: the desk reads them, admins change them. */
    private static final String[] RULES = {
        "/api/v1/policies/**", "/api/v1/commitment-policies/**", "/api/v1/calendars/**"
    };

    /** The API: the token on each request, no session, no cookie. */
    @Bean
    @Order(1)
    SecurityFilterChain apiRules(HttpSecurity http, DeskSettings settings) throws Exception {
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .addFilterBefore(new ServiceToken(requireNonNull(settings.apiToken())), AuthorizationFilter.class)
                .authorizeHttpRequests(rules -> rules.requestMatchers("/api/v1/directory/**")
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.GET, RULES)
                        .hasRole("DESK")
                        .requestMatchers(RULES)
                        .hasRole("ADMIN")
                        .requestMatchers("/api/v1/attainment", "/api/v1/forecast")
                        .hasAnyRole("ADMIN", "LEAD")
                        .anyRequest()
                        .hasRole("DESK"))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(new NoToken()))
                .build();
    }

    /** The pages: signed in by session; forms carry a CSRF token that needs no session of its own. */
    @Bean
    SecurityFilterChain pageRules(HttpSecurity http, DeskSettings settings) throws Exception {
        return http.csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
                .headers(withDefaults())
                .authorizeHttpRequests(rules -> {
                    rules.requestMatchers("/", "/sign-in", "/language/**", "/error", "/static/**", "/actuator/health")
                            .permitAll();
                    if (settings.demo()) {
                        rules.requestMatchers("/sign-in/demo", "/demo/**").permitAll();
                    }
                    rules.requestMatchers("/desk", "/desk/**")
                            .hasRole("DESK")
                            .requestMatchers("/admin/directory/**")
                            .hasRole("ADMIN")
                            .requestMatchers("/admin/duties/**")
                            .hasAnyRole("ADMIN", "LEAD")
                            .requestMatchers(HttpMethod.GET, "/admin/**")
                            .hasAnyRole("ADMIN", "LEAD")
                            .requestMatchers("/reports/**")
                            .hasAnyRole("ADMIN", "LEAD")
                            .requestMatchers("/admin/**")
                            .hasRole("ADMIN")
                            .requestMatchers("/help", "/help/**")
                            .hasRole("PARTNER")
                            .anyRequest()
                            .denyAll();
                })
                .formLogin(form -> form.loginPage("/")
                        .loginProcessingUrl("/sign-in")
                        .usernameParameter("email")
                        .failureUrl("/?refused")
                        .defaultSuccessUrl("/"))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .build();
    }

    /** Names and values of headers and parameters are only text to the desk: a token in another script is a wrong one. */
    @Bean
    HttpFirewall addressesToTheLetter() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterNames(name -> true);
        return firewall;
    }

    /** An address written in a way that could mean another one, such as {@code a/../b}. */
    @Bean
    RequestRejectedHandler addressesThatAreNone() {
        return (request, response, why) -> {
            if (EarlyProblem.isWantedBy(request)) {
                EarlyProblem.write(request, response, HttpStatus.BAD_REQUEST, "api.not-possible");
            } else {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            }
        };
    }

    @Bean
    UserDetailsService peopleForSignIn(People people) {
        return email -> people.signIn(email).orElseThrow(() -> new UsernameNotFoundException("No such person"));
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }
}
